package org.scriptline.pharmacy.directory;

/**
 * How a file is to be taken.
 *
 * @param source who stands for its entries: a name of at most 40 small letters, digits and hyphens
 * @param mode whether it names every pharmacy of its source or only what changed
 * @param loadedBy for the audit
 */
public record LoadRequest(String source, Mode mode, String loadedBy) {

    /** What a pharmacy's absence from the file means. */
    public enum Mode {
        /** It is closed, when its entry came from this source. */
        FULL,
        /** Nothing. */
        DELTA
    }
}
