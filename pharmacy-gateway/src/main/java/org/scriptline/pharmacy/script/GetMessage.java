package org.scriptline.pharmacy.script;

/** The question for the next message of a mailbox. The header says whose. A message answers it, or Status 002 or 003 when there is none. */
public record GetMessage() implements CarriedTransaction {

    @Override
    public String name() {
        return "GetMessage";
    }
}
