package org.scriptline.contracts.codes;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.Coded;

/** Why a prescriber denies a pharmacy's request. */
public enum DenialReason implements Coded {
    PATIENT_UNKNOWN("AA"),
    NEVER_UNDER_CARE("AB"),
    NO_LONGER_UNDER_CARE("AC"),
    TOO_SOON("AD"),
    NEVER_PRESCRIBED("AE"),
    PATIENT_SHOULD_CALL("AF"),
    RENEWAL_INAPPROPRIATE("AG"),
    CHANGE_INAPPROPRIATE("AL"),
    NEEDS_APPOINTMENT("AM"),
    NOT_AT_THIS_LOCATION("AN"),
    NO_PRIOR_AUTHORIZATION("AO"),
    ANSWERED_OTHERWISE("AP"),
    PRIOR_AUTHORIZATION_UNDER_WAY(null),
    PATIENT_ALLERGIC(null),
    MEDICATION_DISCONTINUED(null),
    /** A new prescription goes to another pharmacy. */
    OTHER_PHARMACY(null),
    /** Needs a note. */
    OTHER(null);

    private final @Nullable String scriptCode;

    DenialReason(@Nullable String scriptCode) {
        this.scriptCode = scriptCode;
    }

    @Override
    public String code() {
        return name();
    }

    /** The code of SCRIPT's list; null when it has none, so that words must say it. */
    public @Nullable String scriptCode() {
        return scriptCode;
    }
}
