package org.scriptline.kit.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moves the cursors of one batch in memory and sorts its events into applied, parked and dropped. */
final class Advance {

    private final EventApplier applier;
    private final Map<String, Long> before;
    private final Map<String, Long> after = new HashMap<>();
    private final Map<String, Long> blockedFrom;
    private final ParkingStore.Parked parked;
    private final List<IncomingEvent> applied = new ArrayList<>();
    private final List<IncomingEvent> toPark = new ArrayList<>();
    private final List<IncomingEvent> unparked = new ArrayList<>();

    Advance(EventApplier applier, Map<String, Long> before, Map<String, Long> blockedFrom, ParkingStore.Parked parked) {
        this.applier = applier;
        this.before = before;
        this.blockedFrom = blockedFrom;
        this.parked = parked;
    }

    void take(IncomingEvent event, boolean wanted) {
        long cursor = cursor(event.subject());
        if (event.sequence() <= cursor) {
            return;
        }
        Long quarantined = blockedFrom.get(event.subject());
        if (quarantined != null && event.sequence() == quarantined) {
            return;
        }
        if (waits(event)) {
            park(event);
            return;
        }
        if (event.type().fullState() || event.sequence() == cursor + 1) {
            if (wanted) {
                applied.add(event);
            }
            after.put(event.subject(), event.sequence());
            takeParked(event.subject());
        } else {
            park(event);
        }
    }

    private void park(IncomingEvent event) {
        if (parked.add(event)) {
            toPark.add(event);
        }
    }

    /** Whether an earlier event of the same subject is in quarantine. */
    private boolean waits(IncomingEvent event) {
        Long quarantined = blockedFrom.get(event.subject());
        return quarantined != null && event.sequence() > quarantined;
    }

    void skipTo(String subject, long sequence) {
        if (sequence > cursor(subject)) {
            after.put(subject, sequence);
        }
        takeParked(subject);
    }

    private void takeParked(String subject) {
        for (IncomingEvent next = nextParked(subject); next != null; next = nextParked(subject)) {
            if (!toPark.remove(next)) {
                unparked.add(next);
            }
            if (next.sequence() > cursor(subject)) {
                if (applier.types().contains(next.type())) {
                    applied.add(next);
                }
                after.put(subject, next.sequence());
            }
        }
    }

    private @Nullable IncomingEvent nextParked(String subject) {
        long cursor = cursor(subject);
        IncomingEvent first = parked.first(subject);
        if (first == null || waits(first)) {
            return null;
        }
        if (first.sequence() <= cursor + 1 || first.type().fullState()) {
            parked.take(first);
            return first;
        }
        return null;
    }

    private long cursor(String subject) {
        Long moved = after.get(subject);
        return moved != null ? moved : before.getOrDefault(subject, 0L);
    }

    Map<String, Long> before() {
        return before;
    }

    Map<String, Long> after() {
        return after;
    }

    List<IncomingEvent> applied() {
        return applied;
    }

    List<IncomingEvent> toPark() {
        return toPark;
    }

    List<IncomingEvent> unparked() {
        return unparked;
    }
}
