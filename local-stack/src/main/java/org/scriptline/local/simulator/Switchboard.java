package org.scriptline.local.simulator;

import java.util.concurrent.ConcurrentHashMap;

/** Which pharmacies are on. Everyone is, except the one whose behaviour is to start switched off. */
final class Switchboard {

    private final ConcurrentHashMap<String, Boolean> up = new ConcurrentHashMap<>();

    void turn(String ncpdpId, boolean on) {
        up.put(ncpdpId, on);
    }

    boolean isUp(String ncpdpId, PharmacyBehaviour behaviour) {
        return up.getOrDefault(ncpdpId, behaviour != PharmacyBehaviour.SWITCHED_OFF);
    }

    /** The last switch of an earlier run holds. */
    void restore(LedgerEntry entry) {
        if (entry.event() == LedgerEntry.Event.CONTROL) {
            turn(entry.pharmacy(), entry.type().equals("up"));
        }
    }
}
