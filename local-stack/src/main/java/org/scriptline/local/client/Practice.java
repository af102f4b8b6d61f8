package org.scriptline.local.client;

import java.time.ZoneId;

/**
 * The invented practices, each with one prescriber. Stories happen at the first two; the others fill the load.
 *
 * <p>{@link #who()} is the name by which the local issuer mints the prescriber's token.
 */
public enum Practice {
    ELM_STREET("prescriber", "elm-street", "1234567893", "Okafor", "Ada"),
    HARBOR_CARDIOLOGY("prescriber2", "harbor-cardiology", "1987654328", "Lindqvist", "Ben"),
    FERN_HILL("prescriber3", "fern-hill", "1703005508", "Aldana", "Mira"),
    ORCHARD_ROW("prescriber4", "orchard-row", "1704005507", "Bremner", "Tobias"),
    MILLPOND("prescriber5", "millpond", "1705005506", "Castellano", "Ines"),
    STONEGATE("prescriber6", "stonegate", "1706005505", "Dunleavy", "Oskar"),
    BIRCH_LANE("prescriber7", "birch-lane", "1707005504", "Eriksen", "Paula"),
    QUARRY_PARK("prescriber8", "quarry-park", "1708005503", "Fontaine", "Jules"),
    HERON_LAKE("prescriber9", "heron-lake", "1709005502", "Gulbransen", "Nila"),
    WILLOW_BEND("prescriber10", "willow-bend", "1710005509", "Hollis", "Grant");

    /** Where the practices are; an order's dates are theirs, whatever the clock of the machine says. */
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
