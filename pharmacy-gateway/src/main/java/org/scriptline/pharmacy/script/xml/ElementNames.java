package org.scriptline.pharmacy.script.xml;

/**
 * The names that messages use again and again, so that each is made once. A name takes the place of another with the same remainder: whatever strangers send,
 * there are never more than {@value #PLACES}. Threads share the places without a lock, since a text is safe to see whoever made it.
 */
final class ElementNames {

    private static final int PLACES = 2048;
    private static final String[] KNOWN = new String[PLACES];

    private ElementNames() {}

    /** The ASCII name at these bytes, of which {@code hash} is the same whenever the bytes are. */
    static String of(byte[] document, int from, int length, int hash) {
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        String known = KNOWN[place];
        if (known != null && matches(known, document, from, length)) {
            return known;
        }
        String name = ascii(document, from, length);
        KNOWN[place] = name;
        return name;
    }

    /** Whether these bytes are the name. */
    static boolean matches(String name, byte[] document, int from, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            if (name.charAt(index) != document[from + index]) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("deprecation") // of bytes that are known to be ASCII no others need be looked for
    private static String ascii(byte[] document, int from, int length) {
        return new String(document, 0, from, length);
    }
}
