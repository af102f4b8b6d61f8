package org.scriptline.pharmacy.script.corpus;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.Written;
import org.scriptline.pharmacy.script.lint.Linter;
import org.scriptline.pharmacy.script.xml.ScriptWriter;

/**
 * Writes the corpus. It was run once; run it again only to add to the corpus, and read the difference. A sound message without exactly no finding, or a defective
 * one without the finding that it was made for, stops it.
 */
final class CorpusGenerator {

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final ArrayNode index = new JsonMapper().createArrayNode();
    private final List<String> wrong = new ArrayList<>();

    private CorpusGenerator() {}

    /** The folder is the only argument. */
    public static void main(String[] arguments) throws IOException {
        CorpusGenerator generator = new CorpusGenerator();
        for (ScriptVersion version : ScriptVersion.values()) {
            generator.generate(version);
        }
        if (!generator.wrong.isEmpty()) {
            throw new IllegalStateException(String.join("\n", generator.wrong));
        }
        generator.write(Path.of(arguments[0]));
    }

    private void generate(ScriptVersion version) {
        Map<String, Message> messages = new SoundMessages().all();
        Map<String, String> texts = new LinkedHashMap<>();
        messages.forEach((name, message) -> {
            Written written = ScriptWriter.indented("1").check(message, version);
            String text = new String(written.xml(), StandardCharsets.UTF_8);
            boolean known = written.findings().stream().noneMatch(finding -> finding.rule() == Rule.NOT_IN_VERSION);
            add(version, message.body().name(), name, text, known ? null : Rule.NOT_IN_VERSION);
            if (known) {
                texts.put(name, text);
            }
        });
        for (Defect defect : Defect.all()) {
            String sound = texts.get(defect.of());
            String text = sound == null ? null : defect.change().apply(sound);
            if (text != null && !text.equals(sound)) {
                Message message = messages.get(defect.of());
                String transaction = message == null ? "" : message.body().name();
                add(version, transaction, transaction + "-" + defect.name(), text, defect.rule());
            }
        }
    }

    private void add(ScriptVersion version, String transaction, String name, String text, @Nullable Rule rule) {
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        List<Finding> findings = new Linter().lint(document);
        if (rule == null ? !findings.isEmpty() : findings.stream().noneMatch(found -> found.rule() == rule)) {
            wrong.add(version + " " + name + ": " + (rule == null ? "not sound" : "no " + rule) + " " + findings);
        }
        String file = version.release() + "/" + (rule == null ? "sound" : "defective") + "/" + name + ".xml";
        if (files.put(file, document) != null) {
            wrong.add(file + " twice");
        }
        ObjectNode entry = index.addObject()
                .put("file", file)
                .put("release", version.release())
                .put("transaction", transaction)
                .put("sound", rule == null);
        ArrayNode list = entry.putArray("findings");
        for (Finding finding : findings) {
            list.addObject()
                    .put("severity", finding.rule().severity().name())
                    .put("rule", finding.rule().name())
                    .put("path", finding.path())
                    .put("kind", finding.kind().name());
        }
    }

    private void write(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        StringBuilder lines = new StringBuilder("[\n");
        for (int place = 0; place < index.size(); place++) {
            lines.append(index.get(place)).append(place + 1 < index.size() ? ",\n" : "\n");
        }
        Files.writeString(folder.resolve("index.json"), lines.append("]\n"));
    }
}
