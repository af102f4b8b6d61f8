package org.scriptline.local.simulator;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which pharmacies are on. Everyone is, except those whose behaviour is to be dead. */
final class Switchboard {

    private static final Set<String> ORDERS = Set.of("up", "down");

    private final ConcurrentHashMap<String, Boolean> up = new ConcurrentHashMap<>();

    void turn(String ncpdpId, boolean on) {
        up.put(ncpdpId, on);
    }

    /** It is on, unless it plays one that is not. */
    void asItsRole(String ncpdpId) {
        up.remove(ncpdpId);
    }

    boolean isUp(String ncpdpId, PharmacyBehaviour behaviour) {
        return up.getOrDefault(ncpdpId, !behaviour.dead());
    }

    /** The last switch of an earlier run holds. */
    void restore(LedgerEntry entry) {
        if (entry.event() != LedgerEntry.Event.CONTROL) {
            return;
        }
        if (ORDERS.contains(entry.type())) {
            turn(entry.pharmacy(), entry.type().equals("up"));
        } else {
            asItsRole(entry.pharmacy());
        }
    }
}
