package org.scriptline.interaction.knowledge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.Evidence;

/**
 * What changes from one version of a rule to the next, field by field: which, from what, to what. It walks the components
 * of the rule's record, so that a field that a rule gains later is told without anybody thinking of it.
 */
final class RuleChanges {
    private RuleChanges() {}

    /** For example {@code severity from MAJOR to CONTRAINDICATED; members gain ketorolac}; empty for equal rules. */
    static String inWords(Record before, Record after) {
        List<String> words = new ArrayList<>();
        fields("", before, after, words);
        return String.join("; ", words);
    }

    private static void fields(String of, Record before, Record after, List<String> words) {
        for (RecordComponent field : before.getClass().getRecordComponents()) {
            Object old = value(before, field);
            Object now = value(after, field);
            if (!Objects.equals(old, now)) {
                field(of + name(field.getName()), old, now, words);
            }
        }
    }

    private static void field(String name, @Nullable Object old, @Nullable Object now, List<String> words) {
        if (old instanceof Collection<?> before && now instanceof Collection<?> after) {
            words.add(name + elements(texts(before), texts(after)));
        } else if (old instanceof Map<?, ?> before && now instanceof Map<?, ?> after) {
            words.add(name + elements(texts(before), texts(after)));
        } else if (old instanceof RuleText before && now instanceof RuleText after) {
            fields("", before, after, words);
        } else if (nested(old) && nested(now)) {
            fields(name + "'s ", (Record) Objects.requireNonNull(old), (Record) Objects.requireNonNull(now), words);
        } else {
            words.add(name + " from " + text(old) + " to " + text(now));
        }
    }

    private static boolean nested(@Nullable Object value) {
        return value instanceof Record && !(value instanceof Criterion) && !(value instanceof Range);
    }

    private static String elements(List<String> old, List<String> now) {
        List<String> gained = without(now, old);
        List<String> lost = without(old, now);
        if (gained.isEmpty() && lost.isEmpty()) {
            return old.equals(now) ? " change in what their names stand for" : " come in another order";
        }
        return (gained.isEmpty() ? "" : " gain " + String.join(", ", gained))
                + (gained.isEmpty() || lost.isEmpty() ? "" : " and")
                + (lost.isEmpty() ? "" : " lose " + String.join(", ", lost));
    }

    private static List<String> without(List<String> of, List<String> others) {
        return of.stream().filter(Predicate.not(others::contains)).toList();
    }

    private static List<String> texts(Collection<?> values) {
        Stream<String> texts = values.stream().map(RuleChanges::text);
        return (values instanceof List ? texts : texts.sorted()).toList();
    }

    private static List<String> texts(Map<?, ?> values) {
        return values.entrySet().stream()
                .map(entry -> text(entry.getKey()) + " = " + text(entry.getValue()))
                .sorted()
                .toList();
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        return switch (value) {
            case Criterion criterion -> "“" + CriterionWords.of(criterion) + "”";
            case Range range -> range.toString();
            case Evidence evidence -> "“" + evidence.title() + ", " + evidence.citation() + "”";
            case Modifier modifier -> modifier(modifier);
            case RegimenRule.Points points ->
                points.each() + " for " + points.part().name();
            case RegimenRule.Part part -> part.name();
            case Enum<?> constant -> constant.name();
            case String text -> text.isEmpty() ? "nothing" : quoted(text);
            case Collection<?> values -> String.join(", ", texts(values));
            case Record record -> record(record);
            default -> value.toString();
        };
    }

    private static String modifier(Modifier modifier) {
        return "“" + CriterionWords.of(modifier.when()) + " makes it "
                + (modifier.severity() == null ? "silent" : modifier.severity().name()) + "”";
    }

    private static String record(Record record) {
        return Stream.of(record.getClass().getRecordComponents())
                .map(field -> name(field.getName()) + " " + text(value(record, field)))
                .collect(Collectors.joining(" "));
    }

    /** Names of drugs and codes need no marks; sentences do. */
    private static String quoted(String text) {
        return text.contains(". ") || text.endsWith(".") ? "“" + text + "”" : text;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code sameIngredientSeverity} is "same ingredient severity"; {@code ingredients} are the rule's members. */
    private static String name(String component) {
        return component.equals("ingredients")
                ? "members"
                : component.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object value(Record record, RecordComponent field) {
        try {
            field.getAccessor().setAccessible(true);
            return field.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("a component cannot be read: " + field.getName(), broken);
        }
    }
}
