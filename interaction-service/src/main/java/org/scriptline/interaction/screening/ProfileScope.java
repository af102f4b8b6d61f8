package org.scriptline.interaction.screening;

import org.scriptline.contracts.screening.Scope;

/**
 * Whose medicines a screening sees.
 *
 * @param records linked records, the patient's own included; 0 when there is only the request
 * @param possibleMatches records that may be the same person and are not linked
 */
public record ProfileScope(Scope scope, int records, int possibleMatches) {

    /** Only what the asker brought. */
    public static ProfileScope requestOnly() {
        return new ProfileScope(Scope.REQUEST_ONLY, 0, 0);
    }

    public static ProfileScope ofRecords(int records, int possibleMatches) {
        return new ProfileScope(records > 1 ? Scope.LINKED_RECORDS : Scope.THIS_PRACTICE, records, possibleMatches);
    }
}
