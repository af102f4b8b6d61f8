package org.scriptline.pharmacy.script.xml;

/** A document that only the full parser may judge; says nothing about it. */
final class NotPlain extends Exception {

    private static final long serialVersionUID = 1L;

    /** The only one: it holds neither a cause nor a place. */
    static final NotPlain IS = new NotPlain();

    private NotPlain() {
        super("not plain", null, false, false);
    }
}
