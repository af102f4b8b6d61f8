package org.scriptline.pharmacy.script.schema;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.ValueKind;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Validates messages against an operator's XSDs: {@code 2017071.xsd} and {@code 2023011.xsd} in one folder, either of which may be missing. */
public final class SchemaCheck {

    /** No schema: nothing is ever found. */
    public static final SchemaCheck OFF = new SchemaCheck(Map.of());

    private static final int MOST = 100;

    private final Map<ScriptVersion, Schema> schemas;

    private SchemaCheck(Map<ScriptVersion, Schema> schemas) {
        this.schemas = schemas;
    }

    /**
     * Reads the folder's schemas; what they include is read from the file system and from nowhere else.
     *
     * @throws UncheckedIOException when there is no schema, or one cannot be used
     */
    public static SchemaCheck of(Path folder) {
        Map<ScriptVersion, Schema> schemas = new EnumMap<>(ScriptVersion.class);
        for (ScriptVersion version : ScriptVersion.values()) {
            Path file = folder.resolve(version.release() + ".xsd");
            if (Files.isRegularFile(file)) {
                schemas.put(version, schema(file));
            }
        }
        if (schemas.isEmpty()) {
            throw new UncheckedIOException(new IOException("no 2017071.xsd and no 2023011.xsd in " + folder));
        }
        return new SchemaCheck(schemas);
    }

    private static Schema schema(Path file) {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            return factory.newSchema(file.toFile());
        } catch (SAXException unusable) {
            throw new UncheckedIOException(new IOException(file + " is no usable schema", unusable));
        }
    }

    /** What the schema of the version refuses; nothing when there is none. */
    public List<Finding> findings(byte[] document, ScriptVersion version) {
        Schema schema = schemas.get(version);
        if (schema == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        try {
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(new Collector(findings));
            validator.validate(new StreamSource(new ByteArrayInputStream(document)));
        } catch (SAXException | IOException broken) {
            findings.add(new Finding(Rule.SCHEMA, "Message", ValueKind.GROUP, "the validation could not go on"));
        }
        return List.copyOf(findings);
    }

    /** Keeps the rule's name, which stands before the first colon, and the place. */
    private record Collector(List<Finding> findings) implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {
            add(warning);
        }

        @Override
        public void error(SAXParseException error) {
            add(error);
        }

        @Override
        public void fatalError(SAXParseException fatal) {
            add(fatal);
        }

        private void add(SAXParseException found) {
            if (findings.size() < MOST) {
                String words = String.valueOf(found.getMessage());
                int colon = words.indexOf(':');
                String rule = words.startsWith("cvc-") && colon > 0 ? words.substring(0, colon) : "another rule";
                findings.add(new Finding(
                        Rule.SCHEMA,
                        "Message, line " + found.getLineNumber() + ", column " + found.getColumnNumber(),
                        ValueKind.GROUP,
                        "breaks " + rule));
            }
        }
    }
}
