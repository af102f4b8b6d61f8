package org.scriptline.pharmacy.directory.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.web.QueryNumber;
import org.scriptline.pharmacy.directory.DirectoryEntry;
import org.scriptline.pharmacy.directory.DirectoryQuestion;
import org.scriptline.pharmacy.directory.ServiceLevel;
import org.scriptline.pharmacy.directory.store.DirectorySearch;

/** Reads the parameters of a search; what cannot be meant is refused with its name. */
final class SearchParameters {

    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_NAME = 70;
    private static final double USUAL_KILOMETRES = 40;
    private static final double MOST_KILOMETRES = 500;
    private static final String NUMBER = "(-?[0-9]{1,3}(?:\\.[0-9]{1,10})?)";
    private static final Pattern PLACE = Pattern.compile(NUMBER + "," + NUMBER);

    private SearchParameters() {}

    static int limit(String limit) {
        return QueryNumber.between("limit", limit, 1, LARGEST_PAGE);
    }

    static String name(@Nullable String name) {
        String words = name == null ? "" : name.strip();
        if (words.length() > LONGEST_NAME) {
            throw wrong("name", "name has at most 70 characters.");
        }
        return words;
    }

    static @Nullable ServiceLevel service(@Nullable String word) {
        return word == null
                ? null
                : ServiceLevel.of(word)
                        .orElseThrow(() -> wrong("service", "service is NewRx, Refill, Change, Fill, Cancel or EPCS."));
    }

    static DirectoryQuestion.@Nullable Near near(@Nullable String place, @Nullable String withinKm) {
        if (place == null) {
            if (withinKm != null) {
                throw wrong("withinKm", "withinKm needs near.");
            }
            return null;
        }
        Matcher matcher = PLACE.matcher(place);
        if (!matcher.matches()) {
            throw wrong("near", "near is latitude,longitude in degrees.");
        }
        double latitude = Double.parseDouble(matcher.group(1));
        double longitude = Double.parseDouble(matcher.group(2));
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
            throw wrong("near", "near is a latitude from -90 to 90 and a longitude from -180 to 180.");
        }
        return new DirectoryQuestion.Near(latitude, longitude, kilometres(withinKm));
    }

    private static double kilometres(@Nullable String withinKm) {
        if (withinKm == null) {
            return USUAL_KILOMETRES;
        }
        if (!withinKm.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")
                || Double.parseDouble(withinKm) > MOST_KILOMETRES
                || Double.parseDouble(withinKm) <= 0) {
            throw wrong("withinKm", "withinKm is above 0 and at most 500.");
        }
        return Double.parseDouble(withinKm);
    }

    static String cursor(DirectoryEntry last) {
        String text = last.name() + "\n" + (last.kilometres() == null ? "" : last.kilometres()) + "\n" + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static DirectorySearch.@Nullable After after(@Nullable String cursor, boolean byDistance) {
        if (cursor == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length == 3 && parts[1].isEmpty() != byDistance) {
                return new DirectorySearch.After(parts[0], byDistance ? Double.valueOf(parts[1]) : null, parts[2]);
            }
        } catch (IllegalArgumentException notOurs) {
            throw wrong("cursor", "The cursor is not one of ours.");
        }
        throw wrong("cursor", "The cursor is not one of ours.");
    }

    private static ProblemException wrong(String field, String detail) {
        return new ProblemException(ErrorCode.PARAMETER_INVALID, detail).withField(field);
    }
}
