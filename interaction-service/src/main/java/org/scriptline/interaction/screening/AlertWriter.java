package org.scriptline.interaction.screening;

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
        return new Alert(
                Fingerprint.of(finding.rule(), finding.severity().code(), finding.identities()),
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
