package org.scriptline.pharmacy.script.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.ValueKind;

class SchemaCheckTest {

    /** A schema of our own, which knows no more than a code of three digits. */
    private static final String SCHEMA = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:element name="Message"><xs:complexType><xs:sequence>
                <xs:element name="Code"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[0-9]{3}"/></xs:restriction></xs:simpleType></xs:element>
              </xs:sequence></xs:complexType></xs:element>
            </xs:schema>""";

    @TempDir
    Path folder;

    @Test
    void tellsTheRuleAndThePlaceAndNoValue() throws IOException {
        // Given
        Files.writeString(folder.resolve("2017071.xsd"), SCHEMA);
        SchemaCheck check = SchemaCheck.of(folder);

        // When
        List<Finding> findings = check.findings(
                "<Message>\n<Code>Quillfeather</Code></Message>".getBytes(UTF_8), ScriptVersion.V2017071);

        // Then
        assertThat(findings)
                .containsExactly(
                        new Finding(
                                Rule.SCHEMA, "Message, line 2, column 26", ValueKind.GROUP, "breaks cvc-pattern-valid"),
                        new Finding(
                                Rule.SCHEMA, "Message, line 2, column 26", ValueKind.GROUP, "breaks cvc-type.3.1.3"));
    }

    @Test
    void findsNothingInWhatFitsAndInAReleaseWithoutASchema() throws IOException {
        // Given
        Files.writeString(folder.resolve("2017071.xsd"), SCHEMA);
        SchemaCheck check = SchemaCheck.of(folder);

        // When / Then
        assertThat(check.findings("<Message><Code>010</Code></Message>".getBytes(UTF_8), ScriptVersion.V2017071))
                .isEmpty();
        assertThat(check.findings("<Other/>".getBytes(UTF_8), ScriptVersion.V2023011))
                .isEmpty();
    }

    @Test
    void refusesAFolderWithoutSchemasAndASchemaThatReachesOut() throws IOException {
        // Given
        Path reaching = Files.createDirectory(folder.resolve("reaching"));
        Files.writeString(
                reaching.resolve("2017071.xsd"),
                "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:include schemaLocation=\"http://127.0.0.1:1/x.xsd\"/>"
                        + "<xs:element name=\"Message\" type=\"elsewhere\"/></xs:schema>");

        // When / Then
        assertThatThrownBy(() -> SchemaCheck.of(folder)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> SchemaCheck.of(reaching)).isInstanceOf(UncheckedIOException.class);
    }
}
