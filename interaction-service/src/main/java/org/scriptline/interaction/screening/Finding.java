package org.scriptline.interaction.screening;

import java.util.List;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.RuleText;

/**
 * What a check found, before it is worded as an alert.
 *
 * @param identities what the fingerprint is made of beside rule and severity, in any order
 * @param headline who with whom, the other prescriber named; the consequence follows it in the summary
 * @param reasonForServiceCode NCPDP 439-E4
 */
record Finding(
        String rule,
        AlertType type,
        Severity severity,
        RuleText text,
        List<Involved> involved,
        List<String> identities,
        String headline,
        String reasonForServiceCode) {}
