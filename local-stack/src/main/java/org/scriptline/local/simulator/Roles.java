package org.scriptline.local.simulator;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Which behaviour each pharmacy plays: the one it was given last, else the one of its NCPDP ID. */
final class Roles {

    private final ConcurrentHashMap<String, PharmacyBehaviour> given = new ConcurrentHashMap<>();

    /** Empty for an id that nobody plays. */
    Optional<PharmacyBehaviour> of(String ncpdpId) {
        return Optional.ofNullable(given.get(ncpdpId)).or(() -> PharmacyBehaviour.of(ncpdpId));
    }

    void give(String ncpdpId, PharmacyBehaviour behaviour) {
        given.put(ncpdpId, behaviour);
    }

    /** Those that were given, by NCPDP ID. */
    Map<String, PharmacyBehaviour> given() {
        return new TreeMap<>(given);
    }

    /** The behaviour of this name, whatever its case. */
    static Optional<PharmacyBehaviour> named(String name) {
        try {
            return Optional.of(PharmacyBehaviour.valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** The last role of an earlier run holds. */
    void restore(LedgerEntry entry) {
        if (entry.event() == LedgerEntry.Event.CONTROL) {
            named(entry.type()).ifPresent(behaviour -> give(entry.pharmacy(), behaviour));
        }
    }
}
