package org.scriptline.pharmacy.partner;

/**
 * How many messages a partner takes in a minute. It may save up ten seconds' worth; what goes beyond the budget at once is taken off
 * what follows, so that the rate holds over time.
 */
public final class RateBudget {

    private static final double NANOS_IN_A_MINUTE = 60e9;
    private static final double SAVED_PART = 6;

    private final double perNano;
    private final double most;
    private double saved;
    private long at;

    /**
     * A full budget.
     *
     * @param perMinute at least 1
     * @param now {@link System#nanoTime()}
     */
    public RateBudget(int perMinute, long now) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("a budget is at least one message a minute");
        }
        this.perNano = perMinute / NANOS_IN_A_MINUTE;
        this.most = Math.max(1, perMinute / SAVED_PART);
        this.saved = most;
        this.at = now;
    }

    /** The most that it ever lets through at once. */
    public int most() {
        return (int) most;
    }

    /** How many may leave now. */
    public synchronized int left(long now) {
        refill(now);
        return (int) Math.max(0, Math.floor(saved + 1e-9));
    }

    /** One leaves. */
    public synchronized void take(long now) {
        refill(now);
        saved -= 1;
    }

    /** Lets one leave when there is one left; says whether there was. */
    public synchronized boolean admit(long now) {
        boolean admitted = left(now) > 0;
        if (admitted) {
            saved -= 1;
        }
        return admitted;
    }

    private void refill(long now) {
        saved = Math.min(most, saved + (now - at) * perNano);
        at = now;
    }
}
