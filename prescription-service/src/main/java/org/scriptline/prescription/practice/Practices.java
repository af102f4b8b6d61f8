package org.scriptline.prescription.practice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Prescriber;

/**
 * The practices of this installation, read once from the operator's file: one line a prescriber, with the header
 * {@code practice,name,phone,line,city,state,postalCode,npi,family,given} and optionally {@code zone}, {@code covering}, the NPI of who answers when this prescriber does not, and {@code fillNotices}, of which fills the practice wants to hear.
 */
public final class Practices {

    private static final List<String> REQUIRED =
            List.of("practice", "name", "phone", "line", "city", "state", "postalCode", "npi", "family", "given");
    private static final ZoneId DEFAULT_ZONE = ZoneId.of("America/New_York");

    private final Map<String, Practice> byId;

    private Practices(Map<String, Practice> byId) {
        this.byId = Map.copyOf(byId);
    }

    /** Reads the file; refuses it with line and reason. */
    public static Practices read(Path file) throws IOException {
        return parse(
                Files.readAllLines(file, StandardCharsets.UTF_8),
                file.getFileName().toString());
    }

    static Practices parse(List<String> lines, String name) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty");
        }
        List<String> header = cells(lines.getFirst());
        if (!header.containsAll(REQUIRED)) {
            throw new IllegalArgumentException(name + " line 1: the header needs " + REQUIRED);
        }
        Map<String, Map<String, Prescriber>> prescribers = new LinkedHashMap<>();
        Map<String, ZoneId> zones = new HashMap<>();
        Map<String, FillNotices> notices = new HashMap<>();
        Map<String, Integer> chosenIn = new HashMap<>();
        Map<String, Map<String, String>> covers = new HashMap<>();
        for (int number = 2; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (line.isBlank()) {
                continue;
            }
            List<String> cells = cells(line);
            if (cells.size() != header.size()) {
                throw new IllegalArgumentException(
                        name + " line " + number + ": " + cells.size() + " cells, not " + header.size());
            }
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < cells.size(); column++) {
                row.put(header.get(column), cells.get(column));
            }
            Prescriber prescriber = prescriber(row, name + " line " + number);
            prescribers
                    .computeIfAbsent(prescriber.practice(), practice -> new LinkedHashMap<>())
                    .put(prescriber.npi(), prescriber);
            String covering = row.get("covering");
            if (covering != null && !covering.isBlank()) {
                covers.computeIfAbsent(prescriber.practice(), practice -> new HashMap<>())
                        .put(prescriber.npi(), covering);
            }
            zones.put(prescriber.practice(), zone(row.get("zone"), name + " line " + number));
            Optional<FillNotices> chosen = notices(row.get("fillNotices"), name + " line " + number);
            if (chosen.isPresent()) {
                FillNotices before = notices.putIfAbsent(prescriber.practice(), chosen.get());
                int first = Objects.requireNonNullElse(chosenIn.putIfAbsent(prescriber.practice(), number), number);
                if (before != null && before != chosen.get()) {
                    throw new IllegalArgumentException(name + " line " + number + ": column fillNotices says "
                            + chosen.get() + " for " + prescriber.practice() + ", line " + first + " says " + before);
                }
            }
        }
        Map<String, Practice> practices = new HashMap<>();
        prescribers.forEach((id, byNpi) -> {
            Map<String, String> covered = covers.getOrDefault(id, Map.of());
            if (!byNpi.keySet().containsAll(covered.values())) {
                throw new IllegalArgumentException(
                        name + ": covering names a prescriber that " + id + " does not have");
            }
            practices.put(
                    id,
                    new Practice(
                            id,
                            zones.getOrDefault(id, DEFAULT_ZONE),
                            notices.get(id),
                            Map.copyOf(byNpi),
                            Map.copyOf(covered)));
        });
        return new Practices(practices);
    }

    /** Every practice. */
    public Collection<Practice> all() {
        return byId.values();
    }

    /** The practice with this id. */
    public Optional<Practice> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Of which fills the practice wants to hear; null when it did not choose, or is not known. */
    public @Nullable FillNotices fillNotices(String practice) {
        Practice found = byId.get(practice);
        return found == null ? null : found.fillNotices();
    }

    private static Prescriber prescriber(Map<String, String> row, String place) {
        String npi = row.getOrDefault("npi", "");
        if (!npi.matches("\\d{10}")) {
            throw new IllegalArgumentException(place + ": npi is not ten digits");
        }
        return new Prescriber(
                npi,
                row.getOrDefault("family", ""),
                row.getOrDefault("given", ""),
                row.getOrDefault("practice", ""),
                row.getOrDefault("name", ""),
                new PostalAddress(
                        row.get("line"), null, row.get("city"), row.get("state"), row.get("postalCode"), "US"),
                row.get("phone"));
    }

    private static Optional<FillNotices> notices(@Nullable String text, String place) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(FillNotices.values())
                .filter(notices -> notices.code().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        place + ": fillNotices is one of " + Arrays.toString(FillNotices.values()))));
    }

    private static ZoneId zone(@Nullable String text, String place) {
        if (text == null || text.isBlank()) {
            return DEFAULT_ZONE;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(place + ": " + text + " is no time zone", unknown);
        }
    }

    private static List<String> cells(String line) {
        return new ArrayList<>(
                Arrays.stream(line.split(",", -1)).map(String::strip).toList());
    }
}
