package org.scriptline.kit.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.scriptline.contracts.Coded;

/** The roles of tokens. */
public enum Role implements Coded {
    PRESCRIBER,
    AGENT,
    EMR,
    PHARMACIST,
    PATIENT,
    OPS,
    /** Reviews the knowledge base; belongs to no practice and sees no patient. */
    KNOWLEDGE;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this code. */
    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
