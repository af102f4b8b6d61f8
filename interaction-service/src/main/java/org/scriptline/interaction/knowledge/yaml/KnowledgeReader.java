package org.scriptline.interaction.knowledge.yaml;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.Evidence;
import org.scriptline.interaction.knowledge.AllergyRule;
import org.scriptline.interaction.knowledge.ConditionClass;
import org.scriptline.interaction.knowledge.DuplicateRule;
import org.scriptline.interaction.knowledge.KnowledgeContent;
import org.scriptline.interaction.knowledge.KnowledgeDefect;
import org.scriptline.interaction.knowledge.KnowledgeRefusedException;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.knowledge.KnowledgeValidation;
import org.scriptline.interaction.knowledge.Names;
import org.scriptline.interaction.knowledge.PairRule;
import org.scriptline.interaction.knowledge.RuleText;
import org.scriptline.interaction.knowledge.Side;
import org.scriptline.interaction.knowledge.StandardRules;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredDuplicate;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredGroup;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredRule;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredSide;

/** Reads the files of a knowledge base, resolves every name and hands the whole to validation. */
public final class KnowledgeReader {
    private static final int HASH_BYTES = 6;
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final List<KnowledgeDefect> defects = new ArrayList<>();
    private final Members members;
    private final List<AuthoredRule> rules = new ArrayList<>();
    private final List<AuthoredDuplicate> duplicates = new ArrayList<>();
    private final List<AuthoredGroup> groups = new ArrayList<>();
    private final Set<String> notDrugs = new HashSet<>();
    private final List<AuthoredFiles.AuthoredCheck> checks = new ArrayList<>();
    private final List<AuthoredFiles.AuthoredRegimen> regimens = new ArrayList<>();
    private final List<AuthoredFiles.AuthoredFactor> factors = new ArrayList<>();
    private final List<AuthoredFiles.AuthoredLevel> levels = new ArrayList<>();
    private final List<AuthoredFiles.AuthoredQuiet> quiet = new ArrayList<>();
    private final Vocabulary vocabulary;

    private KnowledgeReader(Set<String> ingredients) {
        this.members = new Members(ingredients, defects);
        this.vocabulary = new Vocabulary(defects);
    }

    /**
     * The compiled base.
     *
     * @param release date and number, for example 2026-11-21.1
     * @param files path ({@code rules/bleeding.yaml}) to content; files outside the known folders are ignored
     * @param ingredients every ingredient name of the product table
     * @throws KnowledgeRefusedException naming every defect
     */
    public static KnowledgeSnapshot read(String release, Map<String, byte[]> files, Set<String> ingredients) {
        return KnowledgeValidation.compile(content(release, files, ingredients));
    }

    /**
     * The base as authored, every name resolved, not yet validated as a whole.
     *
     * @throws KnowledgeRefusedException naming every defect, those of the whole included, when a name is not resolved
     */
    public static KnowledgeContent content(String release, Map<String, byte[]> files, Set<String> ingredients) {
        KnowledgeReader reader = new KnowledgeReader(ingredients);
        SortedMap<String, byte[]> sorted = new TreeMap<>(files);
        sorted.forEach(reader::take);
        KnowledgeContent content = reader.content(release, hash(sorted));
        if (reader.defects.isEmpty()
                && content.pairs().isEmpty()
                && content.facts().isEmpty()) {
            reader.defects.add(new KnowledgeDefect(
                    "rules/",
                    "there is no rule: a base is a folder with rules/, classes/ and the other files beneath it"));
        }
        if (!reader.defects.isEmpty()) {
            reader.defects.addAll(KnowledgeValidation.defects(content));
            throw new KnowledgeRefusedException(reader.defects);
        }
        return content;
    }

    private void take(String path, byte[] file) {
        try {
            if (path.startsWith("classes/")) {
                YAML.readValue(file, AuthoredFiles.Classes.class).classes().forEach(members::define);
            } else if (path.startsWith("rules/")) {
                rules.addAll(YAML.readValue(file, AuthoredFiles.Rules.class).rules());
            } else if (path.startsWith("duplicates/")) {
                duplicates.addAll(
                        YAML.readValue(file, AuthoredFiles.Duplicates.class).duplicates());
            } else if (path.startsWith("allergies/")) {
                takeAllergies(YAML.readValue(file, AuthoredFiles.Allergies.class));
            } else if (path.startsWith("checks/")) {
                checks.addAll(YAML.readValue(file, AuthoredFiles.Checks.class).checks());
            } else if (path.startsWith("regimens/")) {
                regimens.addAll(
                        YAML.readValue(file, AuthoredFiles.Regimens.class).regimens());
            } else if (path.startsWith("opioids/")) {
                takeOpioids(YAML.readValue(file, AuthoredFiles.Opioids.class));
            } else if (path.startsWith("conditions/")) {
                YAML.readValue(file, AuthoredFiles.Conditions.class)
                        .conditions()
                        .forEach(vocabulary::condition);
            } else if (path.startsWith("laboratories/")) {
                YAML.readValue(file, AuthoredFiles.Laboratories.class)
                        .laboratories()
                        .forEach(vocabulary::laboratory);
            } else if (path.startsWith("must-not-interrupt/")) {
                quiet.addAll(YAML.readValue(file, AuthoredFiles.Quiet.class).mustNotInterrupt());
            }
        } catch (IOException unreadable) {
            defects.add(new KnowledgeDefect(path, "it cannot be read: " + Unreadable.inWords(unreadable)));
        }
    }

    private void takeOpioids(AuthoredFiles.Opioids file) {
        factors.addAll(requireNonNullElse(file.factors(), List.<AuthoredFiles.AuthoredFactor>of()));
        levels.addAll(requireNonNullElse(file.levels(), List.<AuthoredFiles.AuthoredLevel>of()));
    }

    private void takeAllergies(AuthoredFiles.Allergies file) {
        groups.addAll(requireNonNullElse(file.groups(), List.<AuthoredGroup>of()));
        requireNonNullElse(file.noKnownAllergies(), List.<String>of())
                .forEach(term -> notDrugs.add(Names.normal(term)));
        requireNonNullElse(file.knownNonDrugs(), List.<AuthoredFiles.NonDrugs>of())
                .forEach(category -> category.terms().forEach(term -> notDrugs.add(Names.normal(term))));
    }

    private KnowledgeContent content(String release, String hash) {
        List<AllergyRule> allergies = new AllergyRules(members, defects).of(groups);
        List<ConditionClass> conditions = vocabulary.conditions();
        CriterionReader criteria = new CriterionReader(members, conditions, vocabulary.laboratories(), defects);
        FurtherRules further = new FurtherRules(members, criteria, defects);
        return new KnowledgeContent(
                release,
                hash,
                members.classes(),
                rules.stream().map(rule -> pair(rule, criteria)).toList(),
                duplicates.stream().map(this::duplicate).toList(),
                StandardRules.sameIngredient(),
                allergies,
                StandardRules.allergyToIngredient(),
                checks.stream().map(further::check).flatMap(Optional::stream).toList(),
                regimens.stream().map(further::regimen).toList(),
                further.opioids(factors, levels),
                conditions,
                vocabulary.laboratories(),
                quiet.stream().map(further::quiet).toList(),
                Set.copyOf(notDrugs));
    }

    private PairRule pair(AuthoredRule rule, CriterionReader criteria) {
        String place = "rule " + rule.id();
        if (!rule.kind().equals("DRUG_DRUG")) {
            defects.add(new KnowledgeDefect(place, "rules of kind " + rule.kind() + " are not supported"));
        }
        AuthoredFiles.Washout washout = requireNonNullElse(rule.washoutDays(), new AuthoredFiles.Washout(0, 0));
        return new PairRule(
                rule.id(),
                side(place, rule.a(), washout.a()),
                side(place, rule.b(), washout.b()),
                rule.severity(),
                rule.oncHigh(),
                requireNonNullElse(rule.precedence(), ""),
                criteria.modifiers(place, rule.modifiers()),
                text(rule.mechanism(), rule.consequence(), rule.action(), rule.evidence()));
    }

    private Side side(String place, AuthoredSide side, int washoutDays) {
        return new Side(
                members.ofSide(place, side),
                side.ingredient() != null,
                members.routes(place, side.routes()),
                washoutDays);
    }

    private DuplicateRule duplicate(AuthoredDuplicate rule) {
        String place = "duplicate " + rule.id();
        String mechanism =
                requireNonNullElse(rule.mechanism(), "Both drugs act in the same way, so their effects add up.");
        return new DuplicateRule(
                rule.id(),
                rule.classId(),
                members.ofClass(place, rule.classId()),
                members.routes(place, rule.routes()),
                rule.severity(),
                text(mechanism, rule.consequence(), rule.action(), rule.evidence()));
    }

    static RuleText text(
            @Nullable String mechanism,
            @Nullable String consequence,
            @Nullable String action,
            @Nullable List<Evidence> evidence) {
        return new RuleText(
                requireNonNullElse(mechanism, ""),
                requireNonNullElse(consequence, ""),
                requireNonNullElse(action, ""),
                requireNonNullElse(evidence, List.<Evidence>of()));
    }

    private static String hash(SortedMap<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, content) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
