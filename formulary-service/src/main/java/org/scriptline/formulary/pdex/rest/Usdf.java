package org.scriptline.formulary.pdex.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.scriptline.formulary.release.Release;

/** Names of the implementation guide (hl7.fhir.us.davinci-drug-formulary 2.1.0, CC0), and what all resources share. */
final class Usdf {

    static final String GUIDE = "http://hl7.org/fhir/us/davinci-drug-formulary/";
    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    static final String ITEM_TYPE = GUIDE + "CodeSystem/usdf-InsuranceItemTypeCS";
    static final String BENEFIT_TYPE = GUIDE + "CodeSystem/usdf-PharmacyBenefitTypeCS";
    static final String TIER = GUIDE + "CodeSystem/usdf-DrugTierCS";
    static final String PART_D_TIER = "http://scriptline.example/fhir/CodeSystem/part-d-tier";
    static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    static final String PLAN_TYPE = "http://terminology.hl7.org/CodeSystem/insurance-plan-type";
    static final String DRUG_POLICY = "DRUGPOL";

    private Usdf() {}

    static ObjectNode resource(String type, String id, String profile, Release release) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.put("resourceType", type);
        resource.put("id", id);
        ObjectNode meta = resource.putObject("meta");
        meta.put(
                "lastUpdated",
                release.loadedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        meta.putArray("profile").add(GUIDE + "StructureDefinition/usdf-" + profile);
        return resource;
    }

    /** A new extension of the guide, to be given its value. */
    static ObjectNode extension(ArrayNode extensions, String name) {
        return extensions.addObject().put("url", GUIDE + "StructureDefinition/usdf-" + name + "-extension");
    }

    static void concept(ObjectNode concept, String system, String code, String display) {
        concept.putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code)
                .put("display", display);
    }

    static void period(ObjectNode period, LocalDate start, LocalDate end) {
        period.put("start", start.toString());
        period.put("end", end.toString());
    }

    /** The code system in which a release's tiers are coded. */
    static String tierSystem(Release release) {
        return release.source().equals(Release.PART_D) ? PART_D_TIER : TIER;
    }
}
