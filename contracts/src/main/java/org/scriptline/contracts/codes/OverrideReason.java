package org.scriptline.contracts.codes;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.scriptline.contracts.Coded;

/** Why a prescriber signs in spite of an alert. */
public enum OverrideReason implements Coded {
    WILL_MONITOR("WILL_MONITOR"),
    DOSE_ADJUSTED("DOSE_ADJUSTED"),
    TOLERATED_BEFORE("TOLERATED_BEFORE"),
    BENEFIT_OUTWEIGHS_RISK("BENEFIT_OUTWEIGHS_RISK"),
    NOT_TAKING("NOT_TAKING"),
    INACCURATE_ALERT("INACCURATE_ALERT"),
    SPECIALIST_ADVICE("SPECIALIST_ADVICE"),
    PATIENT_INFORMED("PATIENT_INFORMED"),
    /** Needs a comment. */
    OTHER("OTHER");

    private final String code;

    OverrideReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** The codes of all of them. */
    public static Set<String> codes() {
        return Arrays.stream(values()).map(OverrideReason::code).collect(Collectors.toUnmodifiableSet());
    }
}
