package org.scriptline.local.stack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where each process listens, counted from a base so that several stacks can run side by side.
 *
 * @param base from 1024 to 65523, 8080 unless somebody says otherwise
 */
public record Ports(int base) {
    /** The base when none is given. */
    public static final int DEFAULT_BASE = 8080;

    /** The services, in the order in which they are listed. */
    public static final List<String> SERVICES =
            List.of("prescription-service", "interaction-service", "formulary-service", "pharmacy-gateway");

    /** The highest offset that {@link #all()} uses. */
    private static final int SPAN = 12;

    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65535 - SPAN;

    public Ports {
        if (base < LOWEST || base > HIGHEST) {
            throw new StackException(
                    "The port base %d is out of range: choose one from %d to %d.".formatted(base, LOWEST, HIGHEST));
        }
    }

    /** The port of one of {@link #SERVICES}. */
    public int service(String name) {
        int index = SERVICES.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("No such service: " + name);
        }
        return base + 1 + index;
    }

    public int issuer() {
        return base + 5;
    }

    public int simulator() {
        return base + 6;
    }

    /** Where the probe shows its metrics, when it runs. */
    public int probe() {
        return base + 7;
    }

    public int postgres() {
        return base + 10;
    }

    public int kafka() {
        return base + 11;
    }

    public int kafkaController() {
        return base + SPAN;
    }

    /** Every port that must be free before a start, with the name of who listens there. */
    public Map<Integer, String> all() {
        Map<Integer, String> all = new TreeMap<>();
        SERVICES.forEach(name -> all.put(service(name), name));
        all.put(issuer(), "the token issuer");
        all.put(simulator(), "the pharmacy simulator");
        all.put(probe(), "the probe");
        all.put(postgres(), "PostgreSQL");
        all.put(kafka(), "Kafka");
        all.put(kafkaController(), "Kafka's controller");
        return all;
    }
}
