package org.scriptline.pharmacy.script.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.SampleOrders;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.xml.ScriptWriter;

class ScriptCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ScriptCommand command =
            new ScriptCommand(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));

    private Path older;

    @BeforeEach
    void write() throws IOException {
        Message message = new Message(SampleOrders.header(), SampleOrders.newRx(SampleOrders.medication()));
        older = Files.write(
                folder.resolve("older.xml"),
                ScriptWriter.indented("0.1")
                        .write(message, ScriptVersion.V2017071)
                        .xml());
    }

    @Test
    void saysNothingOfASoundMessage() {
        // When
        int status = command.run(List.of("lint", older.toString()));

        // Then
        assertThat(status).isZero();
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void namesWhatIsWrongAndRepeatsNoValue() throws IOException {
        // Given
        Path wrong = Files.writeString(
                folder.resolve("wrong.xml"), Files.readString(older).replace("<Value>30<", "<Value>Quill<"));

        // When
        int status = command.run(List.of("lint", wrong.toString()));

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        "ERROR INVALID_VALUE Message/Body/NewRx/MedicationPrescribed/Quantity (number): Quantity is not a number\n"
                                + "LOSS NOT_CARRIED Message/Body/NewRx/MedicationPrescribed/Quantity/QuantityUnitOfMeasure (group): nothing here reads this element\n");
    }

    @Test
    void convertsToTheOtherReleaseToFhirAndBack() throws IOException {
        // When
        int newer = command.run(List.of("convert", older.toString(), "--to", "2023011"));
        String there = out.toString(UTF_8);
        out.reset();
        int fhir = command.run(List.of(
                "convert", Files.writeString(folder.resolve("newer.xml"), there).toString(), "--to", "fhir"));
        String bundle = out.toString(UTF_8);
        out.reset();
        int back = command.run(List.of(
                "convert",
                Files.writeString(folder.resolve("bundle.json"), bundle).toString(),
                "--to",
                "2017071"));

        // Then
        assertThat(List.of(newer, fhir, back)).containsExactly(0, 0, 0);
        assertThat(there).contains("TransactionVersion=\"2023011\"", "<AdministrativeGender>F</AdministrativeGender>");
        assertThat(bundle).contains("\"MedicationRequest\"");
        assertThat(out.toString(UTF_8)).isEqualTo(Files.readString(older));
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void tellsALossAndStillConverts() throws IOException {
        // Given
        Path more = Files.writeString(
                folder.resolve("more.xml"),
                Files.readString(older).replace("<DaysSupply>", "<Flavor>cherry</Flavor><DaysSupply>"));

        // When
        int status = command.run(List.of("convert", more.toString(), "--to", "2023011"));

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("<DaysSupply>30</DaysSupply>");
        assertThat(err.toString(UTF_8))
                .isEqualTo(
                        "LOSS NOT_CARRIED Message/Body/NewRx/MedicationPrescribed/Flavor (text): nothing here reads this element\n");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        // When / Then
        assertThat(command.run(List.of())).isEqualTo(2);
        assertThat(command.run(List.of("convert", "x", "--to", "1066"))).isEqualTo(2);
        assertThat(command.run(List.of("lint", folder.resolve("nothing.xml").toString())))
                .isEqualTo(1);
    }
}
