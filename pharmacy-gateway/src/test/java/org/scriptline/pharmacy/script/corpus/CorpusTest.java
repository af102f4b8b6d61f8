package org.scriptline.pharmacy.script.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.ScriptRefusal;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.Written;
import org.scriptline.pharmacy.script.fhir.FhirDocument;
import org.scriptline.pharmacy.script.fhir.FhirRefusal;
import org.scriptline.pharmacy.script.fhir.ScriptFhir;
import org.scriptline.pharmacy.script.lint.Linter;
import org.scriptline.pharmacy.script.xml.ScriptReader;
import org.scriptline.pharmacy.script.xml.ScriptWriter;

/** Every file of the corpus: found what is to be found in it, and nothing lost on the way to the other release, to FHIR and back without being told. */
class CorpusTest {

    private static final Path CORPUS = Path.of("..", "script-corpus");
    private static final Set<String> WITHOUT_FHIR = Set.of(
            "GetMessage",
            "RxHistoryRequest",
            "RxHistoryResponse",
            "RxTransferInitiationRequest",
            "RxTransfer",
            "RxTransferConfirm");

    private record File(String name, String transaction, ScriptVersion release, boolean sound, List<String> findings) {

        byte[] bytes() {
            try {
                return Files.readAllBytes(CORPUS.resolve(name));
            } catch (IOException missing) {
                throw new AssertionError(missing);
            }
        }
    }

    private static List<File> index() throws IOException {
        List<File> files = new ArrayList<>();
        for (JsonNode entry :
                new JsonMapper().readTree(CORPUS.resolve("index.json").toFile())) {
            List<String> findings = new ArrayList<>();
            entry.get("findings")
                    .forEach(found -> findings.add(found.get("severity").asText() + " "
                            + found.get("rule").asText() + " "
                            + found.get("path").asText() + " "
                            + found.get("kind").asText()));
            files.add(new File(
                    entry.get("file").asText(),
                    entry.get("transaction").asText(),
                    ScriptVersion.of(entry.get("release").asText()).orElseThrow(),
                    entry.get("sound").asBoolean(),
                    findings));
        }
        return files;
    }

    private static List<File> sound(ScriptVersion release) throws IOException {
        return index().stream()
                .filter(file -> file.sound() && file.release() == release)
                .toList();
    }

    @Test
    void theIndexNamesEveryFileAndEveryTransactionInBothReleases() throws IOException {
        // When
        List<File> index = index();

        // Then
        try (Stream<Path> walk = Files.walk(CORPUS)) {
            assertThat(walk.filter(path -> path.toString().endsWith(".xml"))
                            .map(path -> CORPUS.relativize(path).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(
                            index.stream().map(File::name).toList());
        }
        assertThat(index).hasSizeGreaterThanOrEqualTo(200);
        Map<ScriptVersion, Set<String>> transactions = new TreeMap<>();
        index.stream()
                .filter(File::sound)
                .forEach(file -> transactions
                        .computeIfAbsent(file.release(), release -> new TreeSet<>())
                        .add(file.transaction()));
        assertThat(transactions.get(ScriptVersion.V2023011)).hasSize(29).contains("PANotification");
        assertThat(transactions.get(ScriptVersion.V2017071)).hasSize(28).doesNotContain("PANotification");
    }

    @Test
    void findsInEachFileExactlyWhatTheIndexSays() throws IOException {
        // Given
        Map<String, List<String>> expected = new TreeMap<>();
        Map<String, List<String>> found = new TreeMap<>();

        // When
        for (File file : index()) {
            expected.put(file.name(), file.findings());
            found.put(
                    file.name(),
                    new Linter()
                            .lint(file.bytes()).stream().map(CorpusTest::line).toList());
        }

        // Then
        assertThat(found).isEqualTo(expected);
    }

    private static String line(Finding found) {
        return found.rule().severity() + " " + found.rule() + " " + found.path() + " " + found.kind();
    }

    @Test
    void comesBackFromTheOtherReleaseAsItWas() throws IOException {
        // Given
        List<String> changed = new ArrayList<>();

        // When
        for (File file : sound(ScriptVersion.V2017071)) {
            byte[] there = written(read(file.bytes()), ScriptVersion.V2023011, file, changed);
            byte[] back = written(read(there), ScriptVersion.V2017071, file, changed);
            if (!text(back).equals(text(file.bytes()))) {
                changed.add(file.name());
            }
        }

        // Then
        assertThat(changed).isEmpty();
    }

    @Test
    void tellsWhatTheOlderReleaseCannotCarry() throws IOException {
        // Given
        List<String> refused = new ArrayList<>();
        List<String> changed = new ArrayList<>();

        // When
        for (File file : sound(ScriptVersion.V2023011)) {
            try {
                byte[] there = written(read(file.bytes()), ScriptVersion.V2017071, file, changed);
                if (!text(written(read(there), ScriptVersion.V2023011, file, changed))
                        .equals(text(file.bytes()))) {
                    changed.add(file.name());
                }
            } catch (ScriptRefusal refusal) {
                refused.add(refusal.getMessage());
            }
        }

        // Then
        assertThat(changed).isEmpty();
        assertThat(refused)
                .containsExactlyInAnyOrder(
                        "Pending is not known in 2017071",
                        "Pending is not known in 2017071",
                        "PANotification is not known in 2017071");
    }

    @Test
    void comesBackFromFhirAsItWasSaveForWhatWasTold() throws IOException {
        // Given
        List<String> changed = new ArrayList<>();

        // When
        for (File file : sound(ScriptVersion.V2023011)) {
            try {
                FhirDocument fhir = ScriptFhir.write(read(file.bytes()));
                FhirDocument.Read back = ScriptFhir.read(fhir.json().getBytes(StandardCharsets.UTF_8));
                Written again = ScriptWriter.indented("1").check(back.message(), ScriptVersion.V2023011);
                boolean same = text(again.xml()).equals(text(file.bytes()));
                if (same != fhir.findings().isEmpty() || !back.findings().isEmpty()) {
                    changed.add(file.name() + " " + same + " " + fhir.findings() + " " + back.findings());
                }
            } catch (FhirRefusal refusal) {
                if (!WITHOUT_FHIR.contains(file.transaction())
                        && !file.transaction().startsWith("PA")) {
                    changed.add(file.name() + " " + refusal.getMessage());
                }
            }
        }

        // Then
        assertThat(changed).isEmpty();
    }

    private static byte[] written(Message message, ScriptVersion version, File file, List<String> changed) {
        Written written = ScriptWriter.indented("1").write(message, version);
        if (!written.findings().isEmpty()) {
            changed.add(file.name() + " " + written.findings());
        }
        return written.xml();
    }

    private static Message read(byte[] document) {
        return switch (new ScriptReader().read(document)) {
            case Reading.Readable readable -> readable.message();
            case Reading.Unreadable unreadable -> throw new AssertionError(unreadable.why());
        };
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }
}
