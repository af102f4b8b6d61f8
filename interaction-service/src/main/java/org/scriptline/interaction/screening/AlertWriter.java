package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.List;
import org.scriptline.contracts.screening.Alert;

/** Words a finding as an alert: its id, its display and its one-sentence summary. */
final class AlertWriter {
    /** CDS Hooks: a card's summary has fewer than 140 characters. */
    static final int SUMMARY_LIMIT = 139;

    private final DisplayPolicy policy;

    AlertWriter(DisplayPolicy policy) {
        this.policy = policy;
    }

    Alert write(Finding finding) {
        List<String> parts = new ArrayList<>();
        parts.add(finding.rule());
        parts.add(finding.severity().code());
        parts.addAll(finding.identities());
        return new Alert(
                Fingerprint.of(parts),
                finding.type(),
                finding.severity(),
                policy.display(finding.rule(), finding.severity()),
                summary(finding),
                finding.text().mechanism(),
                finding.text().consequence(),
                finding.text().action(),
                finding.involved(),
                finding.text().evidence(),
                finding.reasonForServiceCode(),
                finding.rule());
    }

    private static String summary(Finding finding) {
        String sentence = finding.headline() + ": " + finding.text().consequence();
        if (sentence.length() <= SUMMARY_LIMIT) {
            return sentence;
        }
        String cut = sentence.substring(0, SUMMARY_LIMIT - 1);
        int word = cut.lastIndexOf(' ');
        return (word > 0 ? cut.substring(0, word) : cut) + "…";
    }
}
