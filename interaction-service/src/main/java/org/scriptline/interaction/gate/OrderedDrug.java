package org.scriptline.interaction.gate;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.events.PrescriptionContent;

/**
 * What the gate keeps of a prescription's content.
 *
 * @param prescriber name and practice as other clinicians are shown them
 * @param npi of the prescriber, for the audit of disclosures
 * @param patientSequence the patient record's sequence that the content was written against
 * @param daysSupply of one fill, null when it is not known or the drug is taken when needed
 * @param suppliedNdc of the product that the pharmacy really gave, null when it did not say
 * @param pharmacy NCPDP ID of where it goes, null for a drug that was stored before this was kept
 * @param fillNotices which fills the prescriber wants to hear of; null is all of them
 * @param dose what the directions come to
 * @param lastsUntil local date of the last fill's end and 30 days; 180 days after writing when the length is not known
 */
public record OrderedDrug(
        Medication medication,
        String prescriber,
        String npi,
        String practice,
        LocalDate writtenOn,
        LocalDate lastsUntil,
        long patientSequence,
        @Nullable UUID replaces,
        OrderedDose dose,
        @Nullable Integer daysSupply,
        int refills,
        @Nullable String suppliedNdc,
        @Nullable String pharmacy,
        @Nullable FillNotices fillNotices) {

    /** A drug that was stored before its dose was kept has none that is known. */
    public OrderedDrug {
        dose = Objects.requireNonNullElse(dose, OrderedDose.UNKNOWN);
    }

    private static final int MARGIN_DAYS = 30;
    private static final int UNKNOWN_LENGTH_DAYS = 180;

    public static OrderedDrug of(PrescriptionContent content) {
        Integer daysSupply = content.sig().asNeeded() ? null : content.daysSupply();
        return new OrderedDrug(
                content.medication(),
                content.prescriber().display(),
                content.prescriber().npi(),
                content.practice(),
                content.writtenOn(),
                content.writtenOn().plusDays(days(daysSupply, 1 + content.refills())),
                content.patientSequence(),
                content.priorPrescription(),
                OrderedDose.of(content.sig(), indication(content)),
                daysSupply,
                content.refills(),
                null,
                content.pharmacyNcpdpId(),
                content.fillNotices());
    }

    private static long days(@Nullable Integer daysSupply, int fills) {
        return daysSupply == null ? UNKNOWN_LENGTH_DAYS : (long) daysSupply * fills + MARGIN_DAYS;
    }

    /** The same drug as the pharmacy gave it: its product counts, and its end counts from the last fill. */
    OrderedDrug supplied(Supply supply) {
        Integer length = supply.daysSupply() == null || daysSupply == null ? daysSupply : supply.daysSupply();
        int left = Math.max(0, 1 + refills - supply.fills());
        LocalDate end = supply.filledOn().plusDays(days(length, 1 + left));
        return new OrderedDrug(
                medication,
                prescriber,
                npi,
                practice,
                writtenOn,
                end,
                patientSequence,
                replaces,
                dose,
                daysSupply,
                refills,
                supply.ndc(),
                pharmacy,
                fillNotices);
    }

    /** The same drug, of whose fills the prescriber hears so. */
    OrderedDrug noticing(FillNotices notices) {
        return new OrderedDrug(
                medication,
                prescriber,
                npi,
                practice,
                writtenOn,
                lastsUntil,
                patientSequence,
                replaces,
                dose,
                daysSupply,
                refills,
                suppliedNdc,
                pharmacy,
                notices);
    }

    /** Whether it would be known if the pharmacy had dispensed it. */
    public boolean toldWhenDispensed() {
        return fillNotices == null || fillNotices.tellsOfDispensed();
    }

    private static @Nullable String indication(PrescriptionContent content) {
        return content.reasons().isEmpty() ? null : content.reasons().getFirst().text();
    }

    @Override
    public String toString() {
        return "OrderedDrug[redacted]";
    }
}
