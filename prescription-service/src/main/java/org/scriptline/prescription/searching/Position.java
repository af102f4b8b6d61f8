package org.scriptline.prescription.searching;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page begins: at a row, after so many of the things that follow from it. Lists run from the newest row to the
 * oldest.
 *
 * @param row the id of a prescription or of an inbox item
 * @param skip how many things of that row earlier pages had, 0 or more
 */
public record Position(UUID row, int skip) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,6})");

    /** The opaque text of a cursor. */
    public String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((row + "." + skip).getBytes(StandardCharsets.US_ASCII));
    }

    /** The position that a cursor names, empty when it is no cursor of ours. */
    public static Optional<Position> of(String cursor) {
        try {
            Matcher matcher =
                    FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            return matcher.matches()
                    ? Optional.of(new Position(UUID.fromString(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException noCursor) {
            return Optional.empty();
        }
    }
}
