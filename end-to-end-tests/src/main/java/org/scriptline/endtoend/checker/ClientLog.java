package org.scriptline.endtoend.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the client's operation log: what was meant, what was asked, what was told. */
record ClientLog(List<Life> lives, List<Plant> plants) {

    static ClientLog read(Path file) throws IOException {
        Map<Integer, Story> stories = new LinkedHashMap<>();
        List<Plant> plants = new ArrayList<>();
        var json = JsonMapper.builder().build();
        for (String text : Files.readAllLines(file)) {
            JsonNode line = json.readTree(text);
            if (line.path("operation").asText().equals("plant")) {
                plants.add(
                        new Plant(line.path("topic").asText(), line.path("key").asText()));
            } else {
                stories.computeIfAbsent(line.path("life").asInt(), Story::new).add(line);
            }
        }
        return new ClientLog(stories.values().stream().map(Story::life).toList(), plants);
    }

    private static final class Story {
        private final int number;
        private String scenario = "";
        private int quantity;
        private Life.Reply prescribed = new Life.Reply("invoke", 0);
        private @Nullable String prescription;
        private Life.@Nullable Reply cancelled;

        Story(int number) {
            this.number = number;
        }

        void add(JsonNode line) {
            Life.Reply reply = new Life.Reply(
                    line.path("phase").asText(), line.path("status").asInt());
            switch (line.path("operation").asText()) {
                case "prescribe" -> {
                    prescribed = reply;
                    scenario = line.path("scenario").asText(scenario);
                    quantity = line.path("quantity").asInt(quantity);
                    prescription = line.path("prescription").asText(prescription);
                }
                case "invalid" -> {
                    prescribed = reply;
                    scenario = line.has("expected")
                            ? Life.INVALID + line.path("expected").asInt()
                            : scenario;
                }
                case "cancel" -> cancelled = reply;
                default -> throw new IllegalArgumentException("the client's log has an unknown operation");
            }
        }

        Life life() {
            return new Life(
                    number,
                    scenario,
                    quantity,
                    prescribed,
                    Optional.ofNullable(prescription),
                    Optional.ofNullable(cancelled));
        }
    }
}
