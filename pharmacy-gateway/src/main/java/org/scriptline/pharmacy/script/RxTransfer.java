package org.scriptline.pharmacy.script;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the three messages by which a pharmacy hands prescriptions to another.
 *
 * @param parties the pharmacy in it asks for the prescriptions
 * @param from the pharmacy that has the prescriptions
 * @param answer only in a transfer
 * @param prescribed the prescriptions, at most {@link #MOST}; none in a confirmation
 */
public record RxTransfer(
        Stage stage,
        Parties parties,
        @Nullable PharmacyParty from,
        @Nullable Answer answer,
        List<Medication> prescribed)
        implements CarriedTransaction {

    /** How many prescriptions one message moves. */
    public static final int MOST = 25;

    public RxTransfer {
        prescribed = List.copyOf(prescribed);
    }

    /** The three messages. The two releases name the first two differently. */
    public enum Stage {
        INITIATION("RxTransferRequest", "RxTransferInitiationRequest"),
        TRANSFER("RxTransferResponse", "RxTransfer"),
        CONFIRMATION("RxTransferConfirm", "RxTransferConfirm");

        private final String in2017071;
        private final String in2023011;

        Stage(String in2017071, String in2023011) {
            this.in2017071 = in2017071;
            this.in2023011 = in2023011;
        }

        /** The transaction's element name in a release. */
        public String name(ScriptVersion version) {
            return switch (version) {
                case V2017071 -> in2017071;
                case V2023011 -> in2023011;
            };
        }
    }

    /** Whether it says that the pharmacy which has the one prescription that it is about has given it to another. */
    public boolean handsOver() {
        return stage == Stage.TRANSFER
                && answer != null
                && answer.decision() == Decision.APPROVED
                && prescribed.size() <= 1;
    }

    /** The pharmacy that gets the prescriptions, by its NCPDP id or else its NPI; null when none is named. */
    public @Nullable String receiver() {
        return id(parties.pharmacy());
    }

    /** The pharmacy that has the prescriptions, in the same way. */
    public @Nullable String giver() {
        return id(from);
    }

    private static @Nullable String id(@Nullable PharmacyParty pharmacy) {
        if (pharmacy == null) {
            return null;
        }
        return pharmacy.ncpdpId().isBlank() ? pharmacy.npi() : pharmacy.ncpdpId();
    }

    /** Whether one of the drugs is said to be on a schedule of the Controlled Substances Act. */
    public boolean controlled() {
        return prescribed.stream()
                .map(drug -> drug.product().deaSchedule())
                .anyMatch(schedule -> schedule != null && !schedule.equals(Product.NO_SCHEDULE));
    }

    /** How much is said to be left of the one prescription, null when that is not said or the unit is another. */
    public @Nullable BigDecimal left(String unitCode) {
        Quantity quantity = prescribed.size() == 1 ? prescribed.getFirst().quantity() : null;
        if (quantity == null
                || !quantity.whatIsLeft()
                || quantity.unitCode() != null && !quantity.unitCode().equals(unitCode)) {
            return null;
        }
        Integer refills = prescribed.getFirst().refills();
        return quantity.value().multiply(BigDecimal.valueOf(1L + (refills == null ? 0 : refills)));
    }

    @Override
    public String name() {
        return stage.name(ScriptVersion.V2023011);
    }

    @Override
    public String toString() {
        return name() + "[redacted]";
    }
}
