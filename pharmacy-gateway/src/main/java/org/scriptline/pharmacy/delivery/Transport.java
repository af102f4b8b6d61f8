package org.scriptline.pharmacy.delivery;

import java.util.Locale;

/** How SCRIPT messages come to a partner, by configuration; an order at a worklist needs none. */
public enum Transport {
    /** NCPDP SCRIPT posted to the partner's endpoint. */
    SCRIPT,
    /** They stay here until the partner fetches them with GetMessage. */
    MAILBOX,
    /** They are put as files into a folder from which an operator brings them on, and the partner's come back as files. */
    FILE_DROP,
    /** They are created as Tasks at the partner's FHIR R4 server, whose status is the answer. */
    FHIR_TASK;

    /** As it is configured and told, {@code file-drop} for example. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
