package org.scriptline.formulary.release.marketplace;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.QuantityRule;

/**
 * Reads resources of the Da Vinci PDex US Drug Formulary 2.1.0: InsurancePlan as plan or formulary, Basic as formulary
 * item, MedicationKnowledge as the drug's name.
 */
final class PdexReader {

    private static final BigDecimal MOST_UNITS = new BigDecimal("1000000");
    private static final int MOST_DAYS = 730;

    private final MarketplaceContent content;
    private int inactive;

    PdexReader(MarketplaceContent content) {
        this.content = content;
    }

    /** Why a resource is refused: the element and the reason. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String element;

        Refused(String element, String reason) {
            super(reason);
            this.element = element;
        }

        String element() {
            return element;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** Items that are not active, which are not kept. */
    int inactive() {
        return inactive;
    }

    void resource(JsonNode resource) throws Refused {
        switch (resource.path("resourceType").asText()) {
            case "InsurancePlan" -> insurancePlan(resource);
            case "Basic" -> item(resource);
            case "MedicationKnowledge" -> drug(resource);
            case "" -> throw new Refused("resourceType", "is missing");
            default -> {
                // Locations, GraphDefinitions and the like carry nothing that is asked for.
            }
        }
    }

    private void insurancePlan(JsonNode plan) throws Refused {
        String identifier = FhirFields.text(plan.path("identifier").path(0).path("value"));
        String id = identifier == null ? FhirFields.text(plan.path("id")) : identifier;
        if (id == null) {
            throw new Refused("InsurancePlan.identifier", "is missing");
        }
        FhirFields.date(plan.path("period").path("start")).ifPresent(start -> content.year(start.getYear()));
        String code = FhirFields.withoutPrefix(id);
        if ("DRUGPOL".equals(FhirFields.code(plan.path("type").path(0)))) {
            content.formulary(code);
            return;
        }
        String formulary = null;
        for (JsonNode coverage : plan.path("coverage")) {
            JsonNode reference = FhirFields.extension(coverage, "FormularyReference-extension");
            String referenced = FhirFields.referenced(reference.path("valueReference"));
            formulary = formulary == null && referenced != null ? FhirFields.withoutPrefix(referenced) : formulary;
        }
        if (!content.addPlan(code, FhirFields.text(plan.path("name")), formulary)) {
            throw new Refused("InsurancePlan.identifier", "plan " + code + " came before");
        }
        costs(plan, code);
    }

    private void costs(JsonNode plan, String code) throws Refused {
        for (JsonNode part : plan.path("plan")) {
            for (JsonNode specific : part.path("specificCost")) {
                String category = FhirFields.code(specific.path("category"));
                Optional<PharmacyType> type = category == null ? Optional.empty() : PharmacyType.of(category);
                for (JsonNode benefit : specific.path("benefit")) {
                    String tier = FhirFields.code(benefit.path("type"));
                    if (type.isPresent() && tier != null) {
                        content.addCost(code, tier(tier), type.get(), share(benefit));
                    }
                }
            }
        }
    }

    private static CostShare share(JsonNode benefit) throws Refused {
        BigDecimal copay = null;
        String copayOption = null;
        BigDecimal coinsurance = null;
        String coinsuranceOption = null;
        for (JsonNode cost : benefit.path("cost")) {
            String type = FhirFields.code(cost.path("type"));
            BigDecimal value = FhirFields.number(cost.path("value").path("value"));
            if (value != null && value.signum() < 0) {
                throw new Refused("InsurancePlan.plan.specificCost.benefit.cost.value", "is negative");
            }
            String option = FhirFields.code(cost.path("qualifiers").path(0));
            if ("copay".equals(type)) {
                copay = value;
                copayOption = option;
            } else if ("coinsurance".equals(type)) {
                // A percentage here, a share in QHP files.
                coinsurance = value == null ? null : value.movePointLeft(2);
                coinsuranceOption = option;
            }
        }
        return new CostShare(copay, copayOption, coinsurance, coinsuranceOption);
    }

    private int tier(String word) throws Refused {
        int tier = content.tier(word);
        if (tier == 0) {
            throw new Refused("DrugTierID", "is one of more than " + TierWords.MOST + " different tiers");
        }
        return tier;
    }

    private void drug(JsonNode drug) throws Refused {
        content.name(
                rxcui(drug.path("code").path("coding").path(0).path("code"), "MedicationKnowledge.code"),
                FhirFields.text(drug.path("code").path("coding").path(0).path("display")));
    }

    private void item(JsonNode item) throws Refused {
        String kind = FhirFields.code(item.path("code"));
        if (kind != null && !kind.equals("formulary-item")) {
            return;
        }
        String status = FhirFields.text(
                FhirFields.extension(item, "AvailabilityStatus-extension").path("valueCode"));
        if (status != null && !status.equals("active")) {
            inactive++;
            return;
        }
        String formulary = FhirFields.referenced(
                FhirFields.extension(item, "FormularyReference-extension").path("valueReference"));
        if (formulary == null) {
            throw new Refused("Basic.extension[FormularyReference]", "is missing");
        }
        String tier = FhirFields.code(
                FhirFields.extension(item, "DrugTierID-extension").path("valueCodeableConcept"));
        if (tier == null) {
            throw new Refused("Basic.extension[DrugTierID]", "is missing");
        }
        String subject = FhirFields.referenced(item.path("subject"));
        int rxcui = subject == null
                ? rxcui(item.path("subject").path("identifier").path("value"), "Basic.subject")
                : number(FhirFields.withoutPrefix(subject), "Basic.subject");
        FormularyItem read = read(item, rxcui, tier(tier));
        String code = FhirFields.withoutPrefix(formulary);
        if (content.addItem(content.formulary(code), read) == MarketplaceContent.Added.CONTRADICTS) {
            throw new Refused(
                    "Basic.subject",
                    "formulary " + code + " and drug " + rxcui + " came before and said something else");
        }
    }

    private FormularyItem read(JsonNode item, int rxcui, int tier) throws Refused {
        JsonNode period =
                FhirFields.extension(item, "AvailabilityPeriod-extension").path("valuePeriod");
        LocalDate start = date(period, "start");
        LocalDate end = date(period, "end");
        if (start != null && content.contractYear() == 0) {
            content.year(start.getYear());
        }
        boolean wholeYear = start != null
                && end != null
                && start.getDayOfYear() == 1
                && end.equals(LocalDate.of(start.getYear(), 12, 31));
        JsonNode detail = FhirFields.extension(item, "QuantityLimitDetail-extension");
        return new FormularyItem(
                rxcui,
                tier,
                FhirFields.flag(FhirFields.extension(item, "QuantityLimit-extension")),
                rolling(detail),
                FhirFields.flag(FhirFields.extension(item, "PriorAuthorization-extension")),
                FhirFields.flag(FhirFields.extension(item, "StepTherapyLimit-extension")),
                FhirFields.flag(FhirFields.extension(item, "PriorAuthorizationNewStartsOnly-extension")),
                FhirFields.flag(FhirFields.extension(item, "StepTherapyLimitNewStartsOnly-extension")),
                perDay(detail),
                wholeYear ? null : start,
                wholeYear ? null : end);
    }

    private static @Nullable LocalDate date(JsonNode period, String end) throws Refused {
        JsonNode written = period.path(end);
        Optional<LocalDate> date = FhirFields.date(written);
        if (date.isEmpty() && !written.isMissingNode()) {
            throw new Refused("Basic.extension[AvailabilityPeriod]." + end, "is not a date");
        }
        return date.orElse(null);
    }

    /** So many units in so many days, counted over a window that moves with the day. */
    private static @Nullable QuantityRule rolling(JsonNode detail) throws Refused {
        JsonNode repeat =
                FhirFields.extension(detail, "Rolling").path("valueTiming").path("repeat");
        BigDecimal count = FhirFields.number(repeat.path("count"));
        BigDecimal days = FhirFields.number(repeat.path("period"));
        if (count == null
                || days == null
                || !"d".equals(repeat.path("periodUnit").asText())) {
            return null;
        }
        boolean possible = count.signum() > 0
                && count.compareTo(MOST_UNITS) <= 0
                && days.signum() > 0
                && days.compareTo(BigDecimal.valueOf(MOST_DAYS)) <= 0
                && days.stripTrailingZeros().scale() <= 0;
        if (!possible) {
            throw new Refused("Basic.extension[QuantityLimitDetail].Rolling", "is no limit that can be meant");
        }
        return new QuantityRule(count, days.intValueExact());
    }

    private static @Nullable BigDecimal perDay(JsonNode detail) throws Refused {
        BigDecimal most = FhirFields.number(FhirFields.extension(detail, "MaximumDaily")
                .path("valueQuantity")
                .path("value"));
        if (most != null && (most.signum() <= 0 || most.compareTo(MOST_UNITS) > 0)) {
            throw new Refused("Basic.extension[QuantityLimitDetail].MaximumDaily", "is no quantity that can be meant");
        }
        return most;
    }

    private static int rxcui(JsonNode node, String element) throws Refused {
        return number(node.isTextual() ? node.asText().strip() : "", element);
    }

    private static int number(String written, String element) throws Refused {
        if (!written.matches("[0-9]{1,8}") || Integer.parseInt(written) == 0) {
            throw new Refused(element, "names no RxCUI of up to eight digits");
        }
        return Integer.parseInt(written);
    }
}
