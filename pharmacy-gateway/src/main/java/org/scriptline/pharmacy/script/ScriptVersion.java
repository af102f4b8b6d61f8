package org.scriptline.pharmacy.script;

import java.util.Optional;

/** The releases of SCRIPT that are spoken here. 2017071 ends on 2027-12-31 for US senders; from 2028-01-01 it is 2023011 alone (45 CFR 170.205(b)). */
public enum ScriptVersion {
    /** Stamped with the date of its release on the wire; the release number is read too. */
    V2017071("2017071", "20170715"),
    /** Stamped with its release number. */
    V2023011("2023011", "2023011");

    private final String release;
    private final String stamp;

    ScriptVersion(String release, String stamp) {
        this.release = release;
        this.stamp = stamp;
    }

    /** The release's number, for people and configuration. */
    public String release() {
        return release;
    }

    /** What the version attributes of a message say. */
    public String stamp() {
        return stamp;
    }

    /** The version of a release number or a stamp; none for a release that is not spoken here. */
    public static Optional<ScriptVersion> of(String words) {
        String known = words.strip();
        if (known.startsWith("201707")) {
            return Optional.of(V2017071);
        }
        return known.startsWith("202301") ? Optional.of(V2023011) : Optional.empty();
    }
}
