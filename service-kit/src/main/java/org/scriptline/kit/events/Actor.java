package org.scriptline.kit.events;

/**
 * Who did something: an NPI, a pharmacy's NCPDP id, a token's subject or a service's name; never a patient's name.
 *
 * @param organization practice id, NCPDP id or {@code scriptline}
 */
public record Actor(String name, String organization) {

    /** The service itself, acting on an event or a timer. */
    public static Actor service(String name) {
        return new Actor(name, "scriptline");
    }
}
