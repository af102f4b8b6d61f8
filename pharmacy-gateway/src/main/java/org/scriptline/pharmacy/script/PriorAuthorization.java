package org.scriptline.pharmacy.script;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of an electronic prior authorization: who, for whom and which drug. What payer and prescriber ask and answer is carried as it came.
 *
 * @param content the rest of the transaction, in its order
 */
public record PriorAuthorization(
        Step step, Parties parties, @Nullable Medication medication, List<Element> content)
        implements CarriedTransaction {

    public PriorAuthorization {
        content = List.copyOf(content);
    }

    /** The nine messages: open a case, get questions, answer them, appeal, cancel, and the payer's notice of a status. */
    public enum Step {
        INITIATION_REQUEST("PAInitiationRequest"),
        INITIATION_RESPONSE("PAInitiationResponse"),
        REQUEST("PARequest"),
        RESPONSE("PAResponse"),
        APPEAL_REQUEST("PAAppealRequest"),
        APPEAL_RESPONSE("PAAppealResponse"),
        CANCEL_REQUEST("PACancelRequest"),
        CANCEL_RESPONSE("PACancelResponse"),
        /** Only since 2023011. */
        NOTIFICATION("PANotification");

        private final String element;

        Step(String element) {
            this.element = element;
        }

        /** The transaction's element name. */
        public String element() {
            return element;
        }

        /** Whether a release knows it. */
        public boolean in(ScriptVersion version) {
            return this != NOTIFICATION || version == ScriptVersion.V2023011;
        }

        /** The step of an element's name. */
        public static Optional<Step> of(String element) {
            return Arrays.stream(values())
                    .filter(step -> step.element.equals(element))
                    .findFirst();
        }
    }

    @Override
    public String name() {
        return step.element();
    }

    @Override
    public String toString() {
        return name() + "[redacted]";
    }
}
