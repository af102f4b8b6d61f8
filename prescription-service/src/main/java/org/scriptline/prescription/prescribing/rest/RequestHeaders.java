package org.scriptline.prescription.prescribing.rest;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** Reads the headers that change how a request is answered. */
public final class RequestHeaders {

    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");
    private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*(\\d{1,6})");

    private RequestHeaders() {}

    /** The revision of {@code If-Match}, null when it was not sent or is {@code *}. */
    public static @Nullable Integer revision(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher matcher = ENTITY_TAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw new ProblemException(ErrorCode.PARAMETER_INVALID, "If-Match is an ETag such as W/\"1\".")
                    .withField("If-Match");
        }
        return Integer.valueOf(matcher.group(1));
    }

    /** How long {@code Prefer: wait=N} asks to wait. */
    static Duration wait(@Nullable String prefer) {
        if (prefer == null) {
            return Duration.ZERO;
        }
        Matcher matcher = WAIT.matcher(prefer.toLowerCase(Locale.ROOT));
        return matcher.find() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : Duration.ZERO;
    }

    /** Whether {@code Prefer: return=minimal} was sent. */
    public static boolean minimal(@Nullable String prefer) {
        return prefers(prefer, "return=minimal");
    }

    /** Whether {@code Prefer: return=representation} was sent. */
    static boolean shown(@Nullable String prefer) {
        return prefers(prefer, "return=representation");
    }

    private static boolean prefers(@Nullable String prefer, String what) {
        return prefer != null
                && Arrays.stream(prefer.toLowerCase(Locale.ROOT).split("[,;]"))
                        .anyMatch(part -> part.replace(" ", "").equals(what));
    }
}
