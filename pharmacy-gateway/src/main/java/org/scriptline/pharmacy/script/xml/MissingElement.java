package org.scriptline.pharmacy.script.xml;

/** Something that is needed to act is missing or unusable; never leaves the reader. */
final class MissingElement extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    MissingElement(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
