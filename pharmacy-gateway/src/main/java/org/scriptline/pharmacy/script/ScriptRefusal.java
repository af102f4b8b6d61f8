package org.scriptline.pharmacy.script;

/** A message cannot be written: an element is missing, too long, or holds a character that XML does not carry. Its words hold no patient data. */
public final class ScriptRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String element;

    /** @param why what is wrong with it, without a value */
    public ScriptRefusal(String element, String why) {
        super(element + " " + why);
        this.element = element;
    }

    /** The element's name. */
    public String element() {
        return element;
    }
}
