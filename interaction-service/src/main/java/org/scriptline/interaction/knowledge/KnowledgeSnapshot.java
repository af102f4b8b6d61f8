package org.scriptline.interaction.knowledge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A validated knowledge base, compiled for look-up and never changed: a request that began with it ends with it. */
public final class KnowledgeSnapshot {
    private final KnowledgeContent content;
    private final PairIndex pairs;
    private final MembershipIndex duplicateClasses;
    private final Map<String, List<AllergyRule>> allergens;
    private final Map<String, List<AllergyRule>> allergenNames;
    private final Set<String> highPriority;
    private final Map<String, List<FactRule>> facts;
    private final Map<String, List<Regimen>> regimens;
    private final Map<String, Set<String>> absorbed;
    private final ConditionIndex conditions;
    private final Map<String, LaboratoryTest> laboratories = new HashMap<>();
    private final int longestWashoutDays;

    KnowledgeSnapshot(KnowledgeContent content) {
        this.content = content;
        this.pairs = new PairIndex(content.pairs());
        this.duplicateClasses = new MembershipIndex(
                content.duplicates().stream().map(DuplicateRule::ingredients).toList());
        this.allergens = byIngredient(content.allergies(), AllergyRule::allergens);
        this.allergenNames = byIngredient(content.allergies(), AllergyRule::names);
        this.highPriority = content.pairs().stream()
                .filter(PairRule::oncHigh)
                .map(PairRule::id)
                .collect(Collectors.toUnmodifiableSet());
        this.facts = byIngredient(content.facts(), FactRule::ingredients);
        this.regimens =
                byIngredient(content.regimens().stream().map(Regimen::of).toList(), Regimen::ingredients);
        this.absorbed = content.regimens().stream()
                .collect(Collectors.toUnmodifiableMap(RegimenRule::id, RegimenRule::absorbs));
        this.conditions = new ConditionIndex(content.conditions());
        for (LaboratoryTest test : content.laboratories()) {
            test.loinc().forEach(code -> laboratories.put(code, test));
            test.names().forEach(name -> laboratories.put(name, test));
        }
        this.longestWashoutDays = content.pairs().stream()
                .flatMap(rule -> Stream.of(rule.a(), rule.b()))
                .mapToInt(Side::washoutDays)
                .max()
                .orElse(0);
    }

    private static <R> Map<String, List<R>> byIngredient(
            List<R> rules, Function<R, ? extends Collection<String>> ingredients) {
        Map<String, List<R>> index = new HashMap<>();
        for (R rule : rules) {
            for (String ingredient : ingredients.apply(rule)) {
                index.computeIfAbsent(ingredient, unused -> new ArrayList<>()).add(rule);
            }
        }
        index.replaceAll((ingredient, found) -> List.copyOf(found));
        return index;
    }

    /** Content-addressed, for example {@code 2026-11-21.1-9f3c02ab}. */
    public String version() {
        return content.version();
    }

    /** How long after its stop a drug may still matter to some rule, in days. */
    public int longestWashoutDays() {
        return longestWashoutDays;
    }

    /** How many pairs of ingredients some rule speaks of. */
    public int pairCount() {
        return pairs.pairs();
    }

    public int ruleCount() {
        return content.pairs().size()
                + content.duplicates().size()
                + content.allergies().size()
                + content.facts().size()
                + content.regimens().size()
                + content.opioids().levels().size();
    }

    /** What this base was compiled from. */
    public KnowledgeContent content() {
        return content;
    }

    /** The rules of this drug and a fact about the patient or its dose. */
    public List<FactRule> facts(String ingredient) {
        return facts.getOrDefault(ingredient, List.of());
    }

    /** The rules of several drugs in which this one has a part. */
    public List<Regimen> regimens(String ingredient) {
        return regimens.getOrDefault(ingredient, List.of());
    }

    /** Ids of the pair rules that say less than this regimen rule; null when no regimen has the id. */
    public @Nullable Set<String> absorbedBy(String regimen) {
        return absorbed.get(regimen);
    }

    public OpioidRules opioids() {
        return content.opioids();
    }

    /**
     * The classes of a condition.
     *
     * @return empty when neither its code nor its words are understood; an empty set when no rule is concerned
     */
    public Optional<Set<String>> conditions(String name, @Nullable String code, @Nullable String system) {
        return conditions.classes(name, code, system);
    }

    /** The measurement with this LOINC code, or else this name. */
    public Optional<LaboratoryTest> laboratory(@Nullable String code, @Nullable String name) {
        LaboratoryTest test = code == null ? null : laboratories.get(code.strip());
        if (test == null && name != null) {
            test = laboratories.get(Names.normal(name));
        }
        return Optional.ofNullable(test);
    }

    /**
     * Every ingredient that some pair rule speaks of together with this one, with those rules and the sides they stand
     * on; not to be changed.
     */
    public Map<String, List<PairMatch>> partners(String ingredient) {
        return pairs.partners(ingredient);
    }

    /** The duplicate rules whose class holds both ingredients. */
    public List<DuplicateRule> duplicates(String first, String second) {
        BitSet shared = duplicateClasses.shared(first, second);
        if (shared.isEmpty()) {
            return List.of();
        }
        List<DuplicateRule> rules = new ArrayList<>(2);
        for (int rule = shared.nextSetBit(0); rule >= 0; rule = shared.nextSetBit(rule + 1)) {
            rules.add(content.duplicates().get(rule));
        }
        return rules;
    }

    public DuplicateRule sameIngredient() {
        return content.sameIngredient();
    }

    public AllergyRule allergyToIngredient() {
        return content.allergyToIngredient();
    }

    /** The allergy rules whose allergen is this ingredient. */
    public List<AllergyRule> allergiesToIngredient(String ingredient) {
        return allergens.getOrDefault(ingredient, List.of());
    }

    /** The allergy rules whose allergen is written like this; empty when no group has this name. */
    public List<AllergyRule> allergiesByName(String substance) {
        return allergenNames.getOrDefault(Names.normal(substance), List.of());
    }

    /** Whether the substance is known as no drug: a food, latex or something in the environment. */
    public boolean knownAsNoDrug(String substance) {
        return content.notDrugs().contains(Names.normal(substance));
    }

    /** Whether the rule restates a class of the ONC high-priority list. */
    public boolean highPriority(String rule) {
        return highPriority.contains(rule);
    }

    /** Members of a class, empty for a class that does not exist. */
    public Set<String> classMembers(String classId) {
        return content.classes().getOrDefault(classId, Set.of());
    }
}
