package org.scriptline.kit.security;

import io.smallrye.jwt.auth.principal.ParseException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The one way in which a signed token may be written: three parts of base64url without padding, each in its canonical
 * form. The library also takes other spellings of the same bytes, and a token that can be spelled in many ways is
 * remembered and recognised in many ways.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515, 7.1</a>
 */
final class CompactForm {

    /** Longer ones do not fit the request's headers either. */
    static final int LONGEST = 16_384;

    private static final Pattern PARTS = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private CompactForm() {}

    /**
     * The bytes of the claims, not verified.
     *
     * @throws ParseException when the token is written in any other way
     */
    static byte[] claims(String token) throws ParseException {
        if (token.length() > LONGEST || !PARTS.matcher(token).matches()) {
            throw new ParseException("not a compact signed token");
        }
        String[] parts = token.split("\\.", -1);
        canonical(parts[0]);
        canonical(parts[2]);
        return canonical(parts[1]);
    }

    private static byte[] canonical(String part) throws ParseException {
        try {
            byte[] bytes = DECODER.decode(part);
            if (ENCODER.encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new ParseException("not base64url", notBase64);
        }
        throw new ParseException("not the canonical base64url of its bytes");
    }
}
