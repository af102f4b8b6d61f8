package org.scriptline.pharmacy.order;

import org.jspecify.annotations.Nullable;

/** What is known of a delivery of the NewRx after an attempt, a later message or a deadline. */
public sealed interface DeliveryAnswer {

    /** Status 000: somebody on the way took it. */
    record TakenByNetwork() implements DeliveryAnswer {}

    /** Status 010: the pharmacy's system took it. */
    record TakenByPharmacy() implements DeliveryAnswer {}

    /** Verify: the pharmacy confirms. */
    record Confirmed() implements DeliveryAnswer {}

    /**
     * It will not be tried again by itself.
     *
     * @param code the SCRIPT code 601, 700 or 900; null when it never left this house
     * @param words what was said, without patient data
     */
    record Refused(@Nullable String code, String words) implements DeliveryAnswer {}

    /**
     * Error 600 or 602 in a message of its own: it goes again where it can, else it is refused.
     *
     * @param code the SCRIPT code
     * @param words what was said, without patient data
     * @param mayGoAgain whether the message that is put off can go again in time
     */
    record PutOff(String code, String words, boolean mayGoAgain) implements DeliveryAnswer {}

    /** Nothing usable came back; it will be tried again. */
    record None(String words) implements DeliveryAnswer {}

    /** Nothing usable came back in all the time there was. */
    record DeadlinePassed() implements DeliveryAnswer {}
}
