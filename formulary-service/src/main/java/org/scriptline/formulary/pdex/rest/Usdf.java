package org.scriptline.formulary.pdex.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.Release;

/** Names of the implementation guide (hl7.fhir.us.davinci-drug-formulary 2.1.0, CC0), and what all resources share. */
final class Usdf {

    static final String GUIDE = "http://hl7.org/fhir/us/davinci-drug-formulary/";
    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    static final String ITEM_TYPE = GUIDE + "CodeSystem/usdf-InsuranceItemTypeCS";
    static final String BENEFIT_TYPE = GUIDE + "CodeSystem/usdf-PharmacyBenefitTypeCS";
    static final String TIER = GUIDE + "CodeSystem/usdf-DrugTierCS";
    static final String PART_D_TIER = "http://scriptline.example/fhir/CodeSystem/part-d-tier";
    static final String PAYERS_TIER = "http://scriptline.example/fhir/CodeSystem/payer-tier";
    static final String COST_TYPE = GUIDE + "CodeSystem/usdf-BenefitCostTypeCS";
    static final String COST_OPTION = GUIDE + "CodeSystem/usdf-CostShareOptionCS";
    static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    static final String PLAN_TYPE = "http://terminology.hl7.org/CodeSystem/insurance-plan-type";
    static final String DRUG_POLICY = "DRUGPOL";
    static final String DRUG = "Drug";

    /** The words of usdf-DrugTierCS; a payer's own word is none of them. */
    private static final Set<String> TIERS = Set.of(
            "generic",
            "preferred",
            "non-preferred",
            "preferred-generic",
            "non-preferred-generic",
            "specialty",
            "brand",
            "preferred-brand",
            "non-preferred-brand",
            "zero-cost-share-preventative",
            "medical-service");

    /** Behind a prefix and before a year and a drug it fits into the 64 characters of a FHIR id. */
    private static final Pattern FITTING = Pattern.compile("[A-Za-z0-9.-]{1,36}");

    private static final int SHORTENED = 27;

    private Usdf() {}

    /** @param profile of the guide to which it conforms, null for none */
    static ObjectNode resource(String type, String id, @Nullable String profile, Release release) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.put("resourceType", type);
        resource.put("id", id);
        ObjectNode meta = resource.putObject("meta");
        meta.put(
                "lastUpdated",
                release.loadedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        if (profile != null) {
            meta.putArray("profile").add(GUIDE + "StructureDefinition/usdf-" + profile);
        }
        return resource;
    }

    /** A payer's own code as a part of a FHIR id; one that does not fit is shortened and marked by its hash. */
    static String idPart(String code) {
        if (FITTING.matcher(code).matches()) {
            return code;
        }
        String fitting = code.replaceAll("[^A-Za-z0-9.-]", "-");
        return fitting.substring(0, Math.min(SHORTENED, fitting.length())) + "-"
                + HexFormat.of().toHexDigits(code.hashCode());
    }

    /** A new extension of the guide, to be given its value. */
    static ObjectNode extension(ArrayNode extensions, String name) {
        return extensions.addObject().put("url", GUIDE + "StructureDefinition/usdf-" + name + "-extension");
    }

    static ObjectNode coding(ObjectNode concept, String system, String code) {
        return concept.putArray("coding").addObject().put("system", system).put("code", code);
    }

    static void concept(ObjectNode concept, String system, String code, String display) {
        coding(concept, system, code).put("display", display);
    }

    static void tier(ObjectNode concept, Release release, String tier) {
        coding(concept, tierSystem(release, tier), tier);
        concept.put("text", release.source().equals(Release.PART_D) ? "Tier " + tier : tier);
    }

    static void period(ObjectNode period, LocalDate start, LocalDate end) {
        period.put("start", start.toString());
        period.put("end", end.toString());
    }

    /** Whether these are tiers that the guide does not know. */
    static boolean ownTiers(String system) {
        return system.equals(PART_D_TIER) || system.equals(PAYERS_TIER);
    }

    /** The code system to which a release's tier belongs. */
    static String tierSystem(Release release, String tier) {
        if (release.source().equals(Release.PART_D)) {
            return PART_D_TIER;
        }
        return TIERS.contains(tier) ? TIER : PAYERS_TIER;
    }
}
