package org.scriptline.formulary.release.marketplace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.Bulk;
import org.scriptline.formulary.release.ContentHash;
import org.scriptline.formulary.release.Defect;
import org.scriptline.formulary.release.LoadProgress;
import org.scriptline.formulary.release.Publication;
import org.scriptline.formulary.release.PublicationFormat;
import org.scriptline.formulary.release.Reading;
import org.scriptline.formulary.release.ReleaseContent;

/**
 * A folder of PDex Formulary FHIR in NDJSON, one resource a line. The format does not say whether all drugs are there, so
 * such a release is partial: a drug that is not listed is unknown.
 */
public final class PdexFormat implements PublicationFormat {

    private static final int MOST_FILES = 10_000;
    private static final int LONGEST_LINE = 4_000_000;
    private static final int LINES_BETWEEN_REPORTS = 1_000;
    private static final int MOST_DEFECTS = 50;
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    @Override
    public Optional<Publication> at(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Optional.empty();
        }
        List<Path> lines = new ArrayList<>();
        List<String> others = new ArrayList<>();
        try (Stream<Path> all = Files.list(path)) {
            for (Path file :
                    all.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.toLowerCase(Locale.ROOT).endsWith(".ndjson")) {
                    lines.add(file);
                } else {
                    others.add(name);
                }
            }
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(new PdexPublication(lines, others));
    }

    private record PdexPublication(List<Path> files, List<String> ignored) implements Publication {

        @Override
        public String contentHash() throws IOException {
            var hash = new ContentHash();
            for (Path file : files) {
                hash.add(Files.newInputStream(file));
            }
            return hash.hexadecimal();
        }

        @Override
        public Reading read(LoadProgress progress) {
            var content = new MarketplaceContent();
            var reader = new PdexReader(content);
            List<Defect> defects = new ArrayList<>();
            for (Path file : files) {
                read(file, reader, defects, progress);
                if (defects.size() >= MOST_DEFECTS) {
                    break;
                }
            }
            String first = String.valueOf(files.getFirst().getFileName());
            if (defects.isEmpty() && content.size() == 0) {
                defects.add(new Defect(first, 0, null, "there is no active formulary item in the folder"));
            } else if (defects.isEmpty() && content.contractYear() == 0) {
                defects.add(new Defect(first, 0, null, "no plan and no item says for which year it holds"));
            }
            return defects.isEmpty()
                    ? new Reading.Read(content.source("pdex"), false, content.content(), List.of())
                    : new Reading.Refused(defects);
        }

        private static void read(Path file, PdexReader reader, List<Defect> defects, LoadProgress progress) {
            String name = String.valueOf(file.getFileName());
            int line = 0;
            try (BufferedReader lines = new BufferedReader(strict(file), 1 << 16)) {
                for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                    line++;
                    if (line % LINES_BETWEEN_REPORTS == 0) {
                        progress.at(name, line);
                    }
                    Defect defect = text.isBlank() ? null : read(name, line, text, reader);
                    if (defect != null) {
                        defects.add(defect);
                    }
                    if (defects.size() >= MOST_DEFECTS) {
                        return;
                    }
                }
            } catch (IOException damaged) {
                defects.add(new Defect(name, line + 1, null, "cannot be read from here on: it is cut or is not UTF-8"));
            }
        }

        private static Reader strict(Path file) throws IOException {
            return new InputStreamReader(
                    Files.newInputStream(file),
                    StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
        }

        private static @Nullable Defect read(String name, int line, String text, PdexReader reader) throws IOException {
            if (text.length() > LONGEST_LINE) {
                return new Defect(name, line, null, "is longer than " + LONGEST_LINE + " characters");
            }
            try {
                JsonNode resource = JSON.readTree(text);
                if (resource == null || !resource.isObject()) {
                    return new Defect(name, line, null, "is not a resource");
                }
                reader.resource(resource);
                return null;
            } catch (JsonProcessingException malformed) {
                return new Defect(name, line, null, "is no well-formed JSON");
            } catch (PdexReader.Refused refused) {
                return new Defect(name, line, refused.element(), refused.reason());
            }
        }

        @Override
        public Bulk bulk(ReleaseContent content, LoadProgress progress) {
            return Bulk.NONE;
        }
    }
}
