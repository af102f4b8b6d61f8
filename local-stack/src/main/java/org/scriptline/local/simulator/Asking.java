package org.scriptline.local.simulator;

import org.jspecify.annotations.Nullable;

/** What a pharmacy asks the prescriber of an order that it has. */
sealed interface Asking {

    /** The transaction of a {@link Change}. */
    String CHANGE = "RxChangeRequest";

    String messageId();

    /** The SCRIPT transaction. */
    String type();

    /** The message about the order that came as {@code newRx}. */
    String xml(ScriptWriter writer, ScriptMessage newRx);

    /** More of what ran out. */
    record Renewal(String messageId, int refills) implements Asking {

        @Override
        public String type() {
            return "RxRenewalRequest";
        }

        @Override
        public String xml(ScriptWriter writer, ScriptMessage newRx) {
            return writer.rxRenewalRequest(newRx, messageId, refills);
        }
    }

    /**
     * A change.
     *
     * @param code G, T, P, D, S, OS or U
     * @param drug what the pharmacy would dispense instead, in words; null for none
     * @param rxnorm the code of that drug (an SCD), null when it is named by words only
     */
    record Change(
            String messageId,
            String code,
            @Nullable String drug,
            @Nullable String rxnorm) implements Asking {

        @Override
        public String type() {
            return CHANGE;
        }

        @Override
        public String xml(ScriptWriter writer, ScriptMessage newRx) {
            return writer.rxChangeRequest(newRx, messageId, code, drug, rxnorm);
        }
    }
}
