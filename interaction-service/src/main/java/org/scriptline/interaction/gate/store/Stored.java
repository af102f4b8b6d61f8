package org.scriptline.interaction.gate.store;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scriptline.interaction.gate.OrderedDrug;
import org.scriptline.interaction.person.RecordFacts;
import org.scriptline.kit.json.EventJson;

/** The JSON inside the rows; only this service wrote it. */
final class Stored {
    private Stored() {}

    static Map<String, String> identifiers(byte[] json) {
        Map<String, String> identifiers = new HashMap<>();
        Map<?, ?> read = EventJson.readOwn(json, Map.class);
        read.forEach((system, value) -> identifiers.put(String.valueOf(system), String.valueOf(value)));
        return identifiers;
    }

    static <F> List<F> facts(byte[] json, Class<F[]> type) {
        return List.of(EventJson.readOwn(json, type));
    }

    static RecordFacts facts(byte[] json) {
        return EventJson.readOwn(json, RecordFacts.class);
    }

    static Set<String> overrides(String json) {
        return Set.of(EventJson.readOwn(json.getBytes(StandardCharsets.UTF_8), String[].class));
    }

    static String overrides(Set<String> ids) {
        return new String(EventJson.write(ids.stream().sorted().toList()), StandardCharsets.UTF_8);
    }

    static OrderedDrug drug(byte[] json) {
        return EventJson.readOwn(json, OrderedDrug.class);
    }
}
