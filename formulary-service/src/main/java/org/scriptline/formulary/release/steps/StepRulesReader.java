package org.scriptline.formulary.release.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.CodeForms;
import org.scriptline.formulary.release.Defect;
import org.scriptline.formulary.release.StepRule;
import org.scriptline.formulary.release.StepRuleBook.RuleFile;
import org.scriptline.formulary.release.StepRuleBook.ScopedRule;

/** Reads a file of authored step rules, or says everything that is wrong with it. */
public final class StepRulesReader {

    private static final String FILE = "step rules";
    private static final int MOST_RULES = 10_000;
    private static final int MOST_DEFECTS = 50;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_DAYS = 3_650;

    private final List<Defect> defects = new ArrayList<>();
    private String version = "";
    private String reviewedBy = "";

    /** What came of reading. */
    public sealed interface Outcome {
        record Read(RuleFile file) implements Outcome {}

        record Refused(List<Defect> defects) implements Outcome {}
    }

    private StepRulesReader() {}

    public static Outcome read(JsonNode file) {
        return new StepRulesReader().file(file);
    }

    private Outcome file(JsonNode file) {
        known(file, "", Set.of("version", "reviewedBy", "rules"));
        version = text(file, "", "version");
        reviewedBy = text(file, "", "reviewedBy");
        JsonNode written = file.path("rules");
        if (!written.isArray() || written.isEmpty() || written.size() > MOST_RULES) {
            refuse("rules", "is not a list of 1 to " + MOST_RULES + " rules");
        }
        List<ScopedRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int index = 0; index < written.size() && defects.size() < MOST_DEFECTS; index++) {
            String place = "rules[" + index + "]";
            ScopedRule rule = rule(written.path(index), place + ".");
            if (!ids.add(rule.rule().id())) {
                refuse(place + ".id", rule.rule().id() + " came before");
            }
            rules.add(rule);
        }
        return defects.isEmpty()
                ? new Outcome.Read(new RuleFile(version, List.copyOf(rules)))
                : new Outcome.Refused(List.copyOf(defects));
    }

    private ScopedRule rule(JsonNode rule, String place) {
        known(
                rule,
                place,
                Set.of(
                        "id",
                        "drugs",
                        "scope",
                        "combination",
                        "steps",
                        "newStartsOnly",
                        "continuingWithinDays",
                        "citation"));
        Boolean newStartsOnly = flag(rule, place, "newStartsOnly");
        Integer continuing = rule.hasNonNull("continuingWithinDays") ? days(rule, place, "continuingWithinDays") : null;
        if (Boolean.TRUE.equals(newStartsOnly) && continuing == null) {
            refuse(place + "continuingWithinDays", "is missing, and the rule is for new starts only");
        }
        Set<Integer> drugs = rxcuis(rule, place, "drugs");
        if (drugs.isEmpty()) {
            refuse(place + "drugs", "names no drug");
        }
        List<StepRule.Step> steps = new ArrayList<>();
        JsonNode written = rule.path("steps");
        for (int index = 0; index < written.size(); index++) {
            steps.add(step(written.path(index), place + "steps[" + index + "]."));
        }
        if (steps.isEmpty()) {
            refuse(place + "steps", "has no step");
        }
        String combination = rule.path("combination").asText("ANY");
        if (!combination.equals("ANY") && !combination.equals("ALL")) {
            refuse(place + "combination", "is neither ANY nor ALL");
        }
        var read = new StepRule(
                text(rule, place, "id"),
                version,
                drugs,
                combination.equals("ALL") ? StepRule.Combination.ALL : StepRule.Combination.ANY,
                steps,
                newStartsOnly,
                continuing,
                text(rule, place, "citation"),
                reviewedBy);
        return scoped(read, rule.path("scope"), place + "scope.");
    }

    private ScopedRule scoped(StepRule rule, JsonNode scope, String place) {
        known(scope, place, Set.of("sources", "contractYears", "formularies", "plans"));
        Set<Integer> years = new TreeSet<>();
        for (JsonNode year : scope.path("contractYears")) {
            if (!year.isInt() || year.asInt() < 2006 || year.asInt() > 2100) {
                refuse(place + "contractYears", "'" + year.asText() + "' is not a year");
            }
            years.add(year.asInt());
        }
        Set<Integer> formularies = new TreeSet<>();
        for (String written : texts(scope, place, "formularies")) {
            CodeForms.formulary(written)
                    .ifPresentOrElse(
                            formularies::add,
                            () -> refuse(place + "formularies", "'" + written + "' is not made of up to eight digits"));
        }
        return new ScopedRule(rule, texts(scope, place, "sources"), years, formularies, texts(scope, place, "plans"));
    }

    private StepRule.Step step(JsonNode step, String place) {
        known(step, place, Set.of("name", "requiredRxcuis", "requiredIngredients", "lookbackDays", "minDaysSupply"));
        Set<Integer> rxcuis = rxcuis(step, place, "requiredRxcuis");
        Set<String> ingredients = texts(step, place, "requiredIngredients").stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (rxcuis.isEmpty() && ingredients.isEmpty()) {
            refuse(place + "requiredRxcuis", "neither drugs nor ingredients are named");
        }
        return new StepRule.Step(
                text(step, place, "name"),
                rxcuis,
                ingredients,
                days(step, place, "lookbackDays"),
                days(step, place, "minDaysSupply"));
    }

    private Set<Integer> rxcuis(JsonNode node, String place, String field) {
        Set<Integer> numbers = new TreeSet<>();
        for (String written : texts(node, place, field)) {
            if (written.matches("[0-9]{1,8}") && Integer.parseInt(written) > 0) {
                numbers.add(Integer.valueOf(written));
            } else {
                refuse(place + field, "'" + shown(written) + "' is not an RxCUI of up to eight digits");
            }
        }
        return numbers;
    }

    private Set<String> texts(JsonNode node, String place, String field) {
        Set<String> all = new TreeSet<>();
        JsonNode list = node.path(field);
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            refuse(place + field, "is not a list");
        }
        for (JsonNode each : list) {
            if (each.isTextual() && !each.asText().isBlank() && each.asText().length() <= LONGEST_TEXT) {
                all.add(each.asText().strip());
            } else {
                refuse(place + field, "has something that is no text");
            }
        }
        return all;
    }

    private String text(JsonNode node, String place, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > LONGEST_TEXT) {
            refuse(place + field, "is missing, or no text of up to " + LONGEST_TEXT + " characters");
            return "";
        }
        return value.asText().strip();
    }

    private int days(JsonNode node, String place, String field) {
        JsonNode value = node.path(field);
        if (!value.isInt() || value.asInt() < 1 || value.asInt() > MOST_DAYS) {
            refuse(place + field, "is not a whole number from 1 to " + MOST_DAYS);
            return 1;
        }
        return value.asInt();
    }

    private @Nullable Boolean flag(JsonNode node, String place, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isBoolean()) {
            refuse(place + field, "is neither true nor false");
            return null;
        }
        return value.asBoolean();
    }

    private void known(JsonNode node, String place, Set<String> fields) {
        if (!node.isObject() && !(node.isMissingNode() && place.endsWith("scope."))) {
            refuse(place.isEmpty() ? null : place.substring(0, place.length() - 1), "is not an object");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                refuse(place + shown(name), "is not a field that this version knows");
            }
        });
    }

    private void refuse(@Nullable String field, String reason) {
        if (defects.size() < MOST_DEFECTS) {
            defects.add(new Defect(FILE, 0, field, reason));
        }
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
