package org.scriptline.contracts.products;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the drugs out of a free text such as {@code amoxicillin 500 MG / clavulanate 125 MG Oral Tablet}.
 *
 * <p>The text must begin with a known name, strengths and release words aside; further names count until
 * the first word that means nothing here. A text that joins a known drug with an unknown one
 * ({@code lisinopril / foo}) is not read at all: to screen half of it would look like having screened it.
 */
final class DrugNameReader {

    private static final Pattern TOKEN = Pattern.compile("[a-z][a-z0-9.']*|\\d[a-z0-9.,%']*|[/+&(),\\[\\]-]");
    private static final Set<String> SEPARATORS = Set.of("/", "+", "&", "and", "(", ")", "[", "]", ",", "-");
    private static final Set<String> JOINING = Set.of("/", "+", "&", "and");
    /** Endings that make another drug of a brand, so a brand with one must be in the table as a whole. */
    private static final Set<String> SUFFIXES = Set.of("d", "dm", "pm", "hct", "plus", "compound", "cold", "sinus");

    private static final Set<String> PER_UNITS = Set.of("ml", "l", "hr", "hour", "actuat", "act", "day");
    private static final Set<String> FILLERS = Set.of(
            ("mg mcg ug g gram grams ml l unit units unt iu meq hr hour hours day act actuat per extended delayed "
                            + "release er xr xl sr dr ec la cr odt abuse deterrent microencapsulated once daily modified oral "
                            + "tablet tablets tab tabs capsule capsules cap caps solution suspension chewable disintegrating "
                            + "sublingual film coated hydrochloride hcl hydrobromide hbr sodium potassium calcium maleate "
                            + "fumarate tartrate bitartrate succinate besylate mesylate sulfate phosphate acetate citrate "
                            + "bromide saccharate aspartate propionate furoate acetonide medoxomil cilexetil erbumine hyclate "
                            + "monohydrate dimesylate carbonate macrocrystals human beta anhydrous dihydrate")
                    .split(" "));

    private final DrugNames names;

    DrugNameReader(DrugNames names) {
        this.names = names;
    }

    /** The drugs that the text names; empty when it does not begin with one or joins one to an unknown. */
    Optional<NamedDrug> read(String text) {
        List<String> tokens = tokens(text);
        List<NamedDrug> found = new ArrayList<>();
        boolean joined = false;
        for (int at = 0; at < tokens.size(); ) {
            String token = tokens.get(at);
            int length = nameLength(tokens, at, found);
            if (length > 0) {
                at += length;
                joined = at < tokens.size() && SUFFIXES.contains(tokens.get(at));
            } else if (SEPARATORS.contains(token)) {
                joined = JOINING.contains(token);
                at++;
            } else if (isFiller(token)) {
                joined &= !isPer(tokens, at);
                at++;
            } else if (joined) {
                return Optional.empty();
            } else {
                break;
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(combined(found));
    }

    /** The number of tokens of the longest name that starts here, which is added to the found ones; 0 if none. */
    private int nameLength(List<String> tokens, int from, List<NamedDrug> found) {
        if (SEPARATORS.contains(tokens.get(from))) {
            return 0;
        }
        int end = Math.min(tokens.size(), from + 2 * names.longestName());
        for (int to = end; to > from; to--) {
            Optional<NamedDrug> drug = names.find(String.join(" ", tokens.subList(from, to)));
            if (drug.isPresent() && !SEPARATORS.contains(tokens.get(to - 1))) {
                found.add(drug.get());
                return to - from;
            }
        }
        return 0;
    }

    private static NamedDrug combined(List<NamedDrug> found) {
        if (found.size() == 1) {
            return found.getFirst();
        }
        Map<String, Ingredient> ingredients = new LinkedHashMap<>();
        DeaSchedule schedule = DeaSchedule.NONE;
        for (NamedDrug drug : found) {
            drug.ingredients().forEach(ingredient -> ingredients.put(ingredient.name(), ingredient));
            schedule = schedule.graver(drug.schedule());
        }
        return new NamedDrug(String.join(" / ", ingredients.keySet()), List.copyOf(ingredients.values()), schedule);
    }

    /** Whether a slash before this token meant "per" ({@code MG/ML}, {@code 400 mg / 5 mL}) and joined no drug. */
    private static boolean isPer(List<String> tokens, int at) {
        boolean afterSlash = at > 0 && tokens.get(at - 1).equals("/");
        return PER_UNITS.contains(tokens.get(at))
                || (afterSlash && !Character.isDigit(tokens.get(at).charAt(0)));
    }

    private static boolean isFiller(String token) {
        return Character.isDigit(token.charAt(0)) || FILLERS.contains(token);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''));
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
