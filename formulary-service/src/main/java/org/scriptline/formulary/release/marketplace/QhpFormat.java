package org.scriptline.formulary.release.marketplace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.scriptline.formulary.release.Bulk;
import org.scriptline.formulary.release.ContentHash;
import org.scriptline.formulary.release.Defect;
import org.scriptline.formulary.release.LoadProgress;
import org.scriptline.formulary.release.Publication;
import org.scriptline.formulary.release.PublicationFormat;
import org.scriptline.formulary.release.Reading;
import org.scriptline.formulary.release.ReleaseContent;

/**
 * A folder with a QHP {@code index.json} and the plan and drug files that it names. Files are found by the last part of
 * their address; one that the index names and the folder lacks makes the release partial.
 */
public final class QhpFormat implements PublicationFormat {

    private static final Set<String> INDEXES = Set.of("index.json", "cms-data-index.json");
    private static final int MOST_FILES = 10_000;
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public Optional<Publication> at(Path path) throws IOException {
        boolean indexItself = Files.isRegularFile(path) && INDEXES.contains(name(path));
        Path folder = indexItself ? path.toAbsolutePath().getParent() : path;
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList();
        }
        return files.stream()
                .filter(file -> INDEXES.contains(name(file)))
                .findFirst()
                .map(index -> new QhpPublication(index, files));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private record QhpPublication(Path index, List<Path> files) implements Publication {

        /** What the index names: files that are there and addresses of others that are not. */
        private record Named(List<Path> plans, List<Path> drugs, List<String> missing) {}

        @Override
        public String contentHash() throws IOException {
            var hash = new ContentHash();
            for (Path file : files) {
                if (name(file).toLowerCase(Locale.ROOT).endsWith(".json")) {
                    hash.add(Files.newInputStream(file));
                }
            }
            return hash.hexadecimal();
        }

        @Override
        public List<String> ignored() {
            Set<String> read = new TreeSet<>(Set.of(name(index)));
            try {
                Named named = named();
                Stream.of(named.plans(), named.drugs()).flatMap(List::stream).forEach(file -> read.add(name(file)));
            } catch (IOException refusedAlready) {
                return List.of();
            }
            return files.stream()
                    .map(QhpFormat::name)
                    .filter(name -> !read.contains(name))
                    .toList();
        }

        @Override
        public Reading read(LoadProgress progress) {
            var content = new MarketplaceContent();
            var reader = new QhpReader(content, progress);
            List<String> notices = new ArrayList<>();
            Path current = index;
            try {
                Named named = named();
                if (!named.missing().isEmpty()) {
                    notices.add("every file of the index present: " + String.join(", ", named.missing()));
                }
                for (Path file : named.plans()) {
                    current = file;
                    with(file, reader::plans);
                }
                for (Path file : named.drugs()) {
                    current = file;
                    with(file, reader::drugs);
                }
            } catch (JsonFile.Fault fault) {
                return refused(new Defect(name(current), fault.line(), fault.field(), fault.reason()));
            } catch (IOException unreadable) {
                return refused(new Defect(name(current), 0, null, "cannot be read to its end"));
            }
            if (content.size() == 0 || content.contractYear() == 0) {
                return refused(new Defect(
                        name(index),
                        0,
                        null,
                        content.size() == 0 ? "names no file with a drug" : "no plan names a year"));
            }
            if (!reader.plansOnlyInDrugs().isEmpty()) {
                notices.add("every plan described: " + reader.plansOnlyInDrugs().size()
                        + " plans of the drug files are in no plan file, among them "
                        + reader.plansOnlyInDrugs().iterator().next());
            }
            return new Reading.Read(content.source("qhp"), notices.isEmpty(), content.content(), notices);
        }

        @Override
        public Bulk bulk(ReleaseContent content, LoadProgress progress) {
            return Bulk.NONE;
        }

        private Named named() throws IOException {
            var named = new Named(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            with(
                    index,
                    file -> file.objectOfFile(field -> {
                        switch (field) {
                            case "plan_urls" -> find(file.texts(), named.plans(), named.missing());
                            case "formulary_urls" -> find(file.texts(), named.drugs(), named.missing());
                            default -> file.skip();
                        }
                    }));
            return named;
        }

        private void find(List<String> addresses, List<Path> found, List<String> missing) {
            for (String address : addresses) {
                String path = address.replaceAll("[?#].*$", "");
                String wanted = path.substring(path.lastIndexOf('/') + 1);
                Optional<Path> here =
                        files.stream().filter(file -> name(file).equals(wanted)).findFirst();
                if (here.isPresent()) {
                    found.add(here.get());
                } else {
                    missing.add(wanted);
                }
            }
        }

        private interface Use {
            void of(JsonFile file) throws IOException;
        }

        private static void with(Path path, Use use) throws IOException {
            try (var bytes = Files.newInputStream(path);
                    var parser = JSON.createParser(bytes)) {
                use.of(new JsonFile(name(path), parser));
            } catch (JsonProcessingException malformed) {
                throw JsonFile.of(malformed);
            }
        }

        private static Reading refused(Defect defect) {
            return new Reading.Refused(List.of(defect));
        }
    }
}
