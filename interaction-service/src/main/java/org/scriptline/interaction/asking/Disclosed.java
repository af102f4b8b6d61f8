package org.scriptline.interaction.asking;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.screening.SuppressedAlert;
import org.scriptline.interaction.gate.PersonProfile;
import org.scriptline.interaction.gate.ProfileScreening;

/** Which other practices' drugs an answer tells of: each telling is audited. */
public final class Disclosed {
    private Disclosed() {}

    /** Ids of prescriptions and history drugs of other practices, each with the id of the first alert that names it. */
    public static Map<String, String> by(ScreeningResult result, PersonProfile profile, String practice) {
        Map<String, String> others = new HashMap<>();
        profile.entries().values().stream()
                .filter(entry -> !entry.drug().practice().equals(practice))
                .forEach(entry -> others.put(entry.id().toString(), ""));
        boolean otherRecords =
                profile.records().values().stream().anyMatch(record -> !practice.equals(record.practice()));
        Map<String, String> disclosed = new LinkedHashMap<>();
        Stream<Alert> told = Stream.concat(
                result.alerts().stream(), result.suppressed().stream().map(SuppressedAlert::alert));
        for (Alert alert : told.toList()) {
            alert.involved().stream()
                    .map(involved -> String.valueOf(involved.id()))
                    .filter(id ->
                            others.containsKey(id) || (otherRecords && id.startsWith(ProfileScreening.HISTORY_ID)))
                    .forEach(id -> disclosed.putIfAbsent(id, alert.id()));
        }
        return disclosed;
    }
}
