package org.scriptline.local.client;

import java.time.ZoneId;

/**
 * The two invented practices, each with its one prescriber.
 *
 * <p>{@link #who()} is the name by which the local issuer mints the prescriber's token.
 */
public enum Practice {
    ELM_STREET("prescriber", "elm-street", "1234567893", "Okafor", "Ada"),
    HARBOR_CARDIOLOGY("prescriber2", "harbor-cardiology", "1987654328", "Lindqvist", "Ben");

    /** Where both practices are; an order's dates are theirs, whatever the clock of the machine says. */
    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final String who;
    private final String id;
    private final String npi;
    private final String family;
    private final String given;

    Practice(String who, String id, String npi, String family, String given) {
        this.who = who;
        this.id = id;
        this.npi = npi;
        this.family = family;
        this.given = given;
    }

    public String who() {
        return who;
    }

    /** The {@code org} claim. */
    public String id() {
        return id;
    }

    /** The prescriber's National Provider Identifier. */
    public String npi() {
        return npi;
    }

    public String family() {
        return family;
    }

    public String given() {
        return given;
    }
}
