package org.scriptline.pharmacy.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which release each pharmacy is spoken to in. */
public final class SpokenVersions {

    /** Everybody in the older release, which all pharmacies read until the end of 2027. */
    public static final SpokenVersions ALL_2017071 = new SpokenVersions(ScriptVersion.V2017071, Map.of());

    private final ScriptVersion usual;
    private final Map<String, ScriptVersion> byPharmacy;

    private SpokenVersions(ScriptVersion usual, Map<String, ScriptVersion> byPharmacy) {
        this.usual = usual;
        this.byPharmacy = Map.copyOf(byPharmacy);
    }

    /**
     * As configured.
     *
     * @param usual the release number for all others
     * @param exceptions each an NCPDP id, an equals sign and a release number
     * @throws IllegalArgumentException when a release is not spoken here or an exception has another form
     */
    public static SpokenVersions of(String usual, List<String> exceptions) {
        Map<String, ScriptVersion> byPharmacy = new HashMap<>();
        for (String exception : exceptions) {
            String[] parts = exception.strip().split("=", -1);
            if (parts.length != 2 || !parts[0].matches("[0-9]{7}")) {
                throw new IllegalArgumentException("not of the form 5900010=2023011: " + exception);
            }
            byPharmacy.put(parts[0], version(parts[1]));
        }
        return new SpokenVersions(version(usual), byPharmacy);
    }

    private static ScriptVersion version(String release) {
        return ScriptVersion.of(release)
                .orElseThrow(() -> new IllegalArgumentException("neither 2017071 nor 2023011: " + release));
    }

    /** The release for this pharmacy. */
    public ScriptVersion of(String ncpdpId) {
        return byPharmacy.getOrDefault(ncpdpId, usual);
    }
}
