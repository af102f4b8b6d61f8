package org.scriptline.interaction.gate;

/** An event contradicts what is stored; it is for operations to look at. The message names ids only. */
public final class Contradiction extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Contradiction(String message) {
        super(message);
    }
}
