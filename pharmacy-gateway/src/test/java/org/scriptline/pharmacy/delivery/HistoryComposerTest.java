package org.scriptline.pharmacy.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.pharmacy.delivery.HistoryComposer.Dispensed;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.Party;
import org.scriptline.pharmacy.script.RxHistoryResponse;
import org.scriptline.pharmacy.script.SampleOrders;
import org.scriptline.pharmacy.script.xml.ScriptWriter;

class HistoryComposerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final PrescriptionReleased order = Released.to("5912342");
    private final HistoryComposer composer = new HistoryComposer(new ScriptPen(new ScriptWriter("0.1")));

    @Test
    void ofAnotherProductThanTheOneOrderedOnlyItsOwnNameAndCodeAreSaid() {
        // When
        String xml = told(List.of(
                fill(null, null, "tablet", true),
                fill("lisinopril, Ridgeline", "68180098003", "tablet", false),
                fill("lisinopril, loose", null, "C48480", false)));

        // Then
        assertThat(xml)
                .contains(
                        "<RelatesToMessageID>Q-1</RelatesToMessageID>",
                        "<Approved>",
                        "<DrugDescription>lisinopril 10 MG Oral Tablet</DrugDescription>",
                        "<Code>314076</Code>",
                        "<Note>More of this fill is owed.</Note>",
                        "<DrugDescription>lisinopril, Ridgeline</DrugDescription>",
                        "<Code>68180098003</Code>",
                        "<DrugDescription>lisinopril, loose</DrugDescription><Quantity>",
                        "<Code>C48480</Code>")
                .doesNotContain("00093123456", "PrescriberOrderNumber", "Nothing was dispensed", "Older ones");
        assertThat(xml.split("<Code>314076<", -1)).hasSize(2);
    }

    @Test
    void saysWhenThereIsNothingAndWhenThereIsMoreThanAMessageCarries() {
        // Given
        List<Dispensed> many =
                Collections.nCopies(RxHistoryResponse.MOST + 1, fill("lisinopril, Ridgeline", null, "tablet", false));

        // When
        String nothing = told(List.of());
        String newest = told(many);

        // Then
        assertThat(nothing)
                .contains("<Note>Nothing was dispensed at this pharmacy in the time asked for.</Note>")
                .doesNotContain("<MedicationDispensed>");
        assertThat(newest).contains("<Note>Older ones are left out: a message carries 300.</Note>");
        assertThat(newest.split("<MedicationDispensed>", -1)).hasSize(RxHistoryResponse.MOST + 1);
    }

    private Dispensed fill(@Nullable String name, @Nullable String ndc, String unit, boolean partial) {
        return new Dispensed(
                order.content(), new Fill(0, new BigDecimal("30"), unit, ndc, 30, DAY, partial, name, null));
    }

    private String told(List<Dispensed> dispensed) {
        Header question =
                new Header(new Party("1234567893", "D"), Party.pharmacy("5912342"), "Q-1", null, NOW, "RX-9", null);
        return new String(
                composer.written(question, order, dispensed, SampleOrders.pharmacy(), new UUID(0, 7), NOW), UTF_8);
    }
}
