package org.scriptline.pharmacy.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.pharmacy.script.Answer;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.PharmacyParty;
import org.scriptline.pharmacy.script.Product;
import org.scriptline.pharmacy.script.Quantity;
import org.scriptline.pharmacy.script.RxHistoryResponse;

/** Writes the RxHistoryResponse to a pharmacy that asked what a patient was dispensed. */
public final class HistoryComposer {

    private static final String NOTHING = "Nothing was dispensed at this pharmacy in the time asked for.";
    private static final String MORE = "Older ones are left out: a message carries " + RxHistoryResponse.MOST + ".";

    private final ScriptPen pen;

    public HistoryComposer(ScriptPen pen) {
        this.pen = pen;
    }

    /** One fill and what it was dispensed on. */
    public record Dispensed(PrescriptionContent content, Fill fill) {

        @Override
        public String toString() {
            return "Dispensed[redacted]";
        }
    }

    /**
     * The answer.
     *
     * @param question the header of the request
     * @param about an order of the patient at this pharmacy
     * @param dispensed the newest first; what is beyond {@link RxHistoryResponse#MOST} is left out, and that is said
     * @throws org.scriptline.pharmacy.script.ScriptRefusal when it does not fit
     */
    public byte[] written(
            Header question,
            PrescriptionReleased about,
            List<Dispensed> dispensed,
            PharmacyParty pharmacy,
            UUID messageId,
            Instant now) {
        Header usual = MessageComposer.header(about.content(), pharmacy, messageId, question.messageId(), now);
        Header header = new Header(
                usual.to(),
                usual.from(),
                usual.messageId(),
                question.messageId(),
                now,
                null,
                question.prescriberOrderNumber());
        RxHistoryResponse response = new RxHistoryResponse(
                Answer.approved(words(dispensed)),
                MessageComposer.parties(about, pharmacy, null),
                dispensed.stream()
                        .limit(RxHistoryResponse.MOST)
                        .map(HistoryComposer::medication)
                        .toList());
        return pen.write(new Message(header, response), pharmacy.ncpdpId());
    }

    private static @Nullable String words(List<Dispensed> dispensed) {
        return dispensed.isEmpty() ? NOTHING : dispensed.size() > RxHistoryResponse.MOST ? MORE : null;
    }

    private static Medication medication(Dispensed dispensed) {
        PrescriptionContent content = dispensed.content();
        Fill fill = dispensed.fill();
        Medication ordered = MessageComposer.medication(content, null, List.of());
        String told = fill.description();
        return new Medication(
                told == null ? ordered.description() : told,
                product(fill, ordered),
                Quantity.of(
                        fill.quantity(),
                        fill.unit().equals(content.quantityUnit()) ? content.quantityUnitCode() : fill.unit()),
                fill.daysSupply(),
                null,
                null,
                content.writtenOn(),
                fill.filledOn(),
                null,
                ordered.sig(),
                List.of(),
                fill.partial() ? "More of this fill is owed." : null,
                List.of(),
                null,
                null);
    }

    /** Of a package nothing is said that the pharmacy did not tell; of a product with a name of its own only its own code. */
    private static Product product(Fill fill, Medication ordered) {
        String ndc = fill.ndc();
        if (ndc != null) {
            return new Product(ndc, null, null, null);
        }
        return fill.description() == null
                ? new Product(null, ordered.product().rxcui(), ordered.product().termType(), null)
                : Product.UNCODED;
    }
}
