package org.scriptline.contracts.events;

import org.scriptline.contracts.Coded;

/** The topics, one per owning service, one compacted directory and one for reconciliation; 12 partitions each. */
public enum Topic implements Coded {
    /** Prescriptions and patient facts; prescription-service writes. */
    PRESCRIPTION("erx.prescription"),
    /** Screening answers; interaction-service writes. */
    SCREENING("erx.screening"),
    /** Coverage answers; formulary-service writes. */
    COVERAGE("erx.coverage"),
    /** The state of orders at pharmacies; pharmacy-gateway writes. */
    PHARMACY_ORDER("erx.pharmacy-order"),
    /** The pharmacy directory, compacted, keyed by NCPDP id; pharmacy-gateway writes. */
    PHARMACY_DIRECTORY("erx.pharmacy-directory"),
    /** How far each service's aggregates are, once an hour; every service writes and reads, keyed by service. */
    RECONCILIATION("erx.reconciliation");

    /** Partitions of every topic; a service refuses to start on any other number. */
    public static final int PARTITIONS = 12;

    private final String code;

    Topic(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
