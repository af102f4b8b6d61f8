package org.scriptline.local.demo;

import java.io.PrintWriter;
import java.time.Duration;

/** Tells the story on the terminal: numbered steps, who said what, and how long it took. */
final class Narrator {
    private static final int WIDTH = 20;

    private final PrintWriter out;
    private int step;

    Narrator(PrintWriter out) {
        this.out = out;
    }

    void opening(String text) {
        out.printf("%n%s%n", text);
        out.flush();
    }

    void step(String what) {
        step++;
        out.printf("%n%d. %s%n", step, what);
        out.flush();
    }

    /** Who said what, and after how long. */
    void said(String who, Duration after, String what) {
        out.printf("   %-" + WIDTH + "s %6d ms  %s%n", who, after.toMillis(), what);
        out.flush();
    }

    /** A further line of the same speaker. */
    void more(String what) {
        out.printf("   %-" + WIDTH + "s            %s%n", "", what);
        out.flush();
    }
}
