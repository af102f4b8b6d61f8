package org.scriptline.formulary.pdex.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.Serving;

/** Rows of formularies as Basic (FormularyItem). A flag that the payer leaves open has no extension. */
@ApplicationScoped
public class ItemResources {

    static final String TYPE = "Basic";
    static final String CODE = "subject:MedicationKnowledge.code";
    static final String NAME = "subject:MedicationKnowledge.drug-name";
    static final Set<String> PARAMETERS = Set.of(
            "_id",
            "_lastUpdated",
            "code",
            "subject",
            "status",
            "period",
            "formulary",
            "pharmacy-benefit-type",
            "drug-tier",
            "_include",
            CODE,
            NAME);
    private static final String PREFIX = "FormularyItem-";
    private static final String ITEM = "formulary-item";
    /** Whatever else a payer offers, a listed drug is to be had for a month at a counter of its network. */
    private static final String MONTH_AT_RETAIL = "1-month-in-retail";

    private final Serving serving;
    private final DrugResources drugs;

    public ItemResources(Serving serving, DrugResources drugs) {
        this.serving = serving;
        this.drugs = drugs;
    }

    private record Entry(ServedRelease served, int formulary, FormularyItem item) {

        String id() {
            return PREFIX + Usdf.idPart(served.formularyCode(formulary)) + "-"
                    + served.release().contractYear() + "-" + item.rxcui();
        }

        LocalDate first() {
            return Objects.requireNonNullElse(
                    item.startsOn(), LocalDate.of(served.release().contractYear(), 1, 1));
        }

        LocalDate last() {
            return Objects.requireNonNullElse(
                    item.endsOn(), LocalDate.of(served.release().contractYear(), 12, 31));
        }
    }

    Stream<ObjectNode> search(SearchQuery query) {
        return entries(query).filter(entry -> matches(entry, query)).map(ItemResources::resource);
    }

    @Nullable
    ObjectNode read(String id) {
        int end = id.lastIndexOf('-');
        Integer rxcui = end < 0 ? null : DrugResources.rxcui("Drug" + id.substring(end));
        if (rxcui == null) {
            return null;
        }
        int drug = rxcui;
        return serving.releases().stream()
                .flatMap(served -> of(served, IntStream.of(drug), formulary -> true))
                .filter(entry -> entry.id().equals(id))
                .map(ItemResources::resource)
                .findFirst()
                .orElse(null);
    }

    /** Where the drug is named, only its rows are looked at. */
    private Stream<Entry> entries(SearchQuery query) {
        int[] named = Stream.concat(
                        query.values("subject").stream()
                                .flatMap(value -> Stream.ofNullable(
                                        DrugResources.rxcui(value.substring(value.lastIndexOf('/') + 1)))),
                        query.values(CODE).stream()
                                .flatMap(value -> Stream.ofNullable(
                                        DrugResources.rxcui("Drug-" + value.substring(value.lastIndexOf('|') + 1)))))
                .mapToInt(Integer::intValue)
                .distinct()
                .sorted()
                .toArray();
        boolean all = !query.has("subject") && !query.has(CODE);
        return serving.releases().stream()
                .flatMap(served -> of(
                        served,
                        all ? served.drugs() : IntStream.of(named),
                        formulary -> query.reference(
                                "formulary", PlanResources.TYPE, PlanResources.formularyId(served, formulary))));
    }

    private static Stream<Entry> of(ServedRelease served, IntStream rxcuis, IntPredicate wanted) {
        List<Integer> formularies =
                served.formularies().stream().filter(wanted::test).sorted().toList();
        return rxcuis.boxed()
                .flatMap(rxcui -> formularies.stream()
                        .flatMap(formulary -> Stream.ofNullable(served.item(formulary, rxcui))
                                .map(item -> new Entry(served, formulary, item))));
    }

    private boolean matches(Entry entry, SearchQuery query) {
        FormularyItem item = entry.item();
        ServedRelease served = entry.served();
        String tier = served.tierCode(item.tier());
        return query.matches("_id", entry.id()::equals)
                && query.token("code", Usdf.ITEM_TYPE, ITEM)
                && query.reference("subject", DrugResources.TYPE, DrugResources.id(item.rxcui()))
                && query.token("drug-tier", Usdf.tierSystem(served.release(), tier), tier)
                && query.token("pharmacy-benefit-type", Usdf.BENEFIT_TYPE, MONTH_AT_RETAIL)
                && query.matches("status", value -> value.equals("active") || value.endsWith("|active"))
                && query.date("period", range -> range.matches(entry.first(), entry.last()))
                && query.date(
                        "_lastUpdated",
                        range -> range.matches(
                                served.release().loadedAt(),
                                served.release().loadedAt().plusSeconds(1)))
                && drugs.matches(query, CODE, NAME, served, item.rxcui());
    }

    private static ObjectNode resource(Entry entry) {
        FormularyItem item = entry.item();
        ServedRelease served = entry.served();
        ObjectNode resource = Usdf.resource(TYPE, entry.id(), "FormularyItem", served.release());
        ArrayNode extensions = resource.putArray("extension");
        Usdf.extension(extensions, "FormularyReference")
                .putObject("valueReference")
                .put("reference", PlanResources.TYPE + "/" + PlanResources.formularyId(served, entry.formulary()));
        Usdf.extension(extensions, "AvailabilityStatus").put("valueCode", "active");
        Usdf.period(
                Usdf.extension(extensions, "AvailabilityPeriod").putObject("valuePeriod"), entry.first(), entry.last());
        Usdf.concept(
                Usdf.extension(extensions, "PharmacyBenefitType").putObject("valueCodeableConcept"),
                Usdf.BENEFIT_TYPE,
                MONTH_AT_RETAIL,
                "1 month in network retail");
        Usdf.tier(
                Usdf.extension(extensions, "DrugTierID").putObject("valueCodeableConcept"),
                served.release(),
                served.tierCode(item.tier()));
        flag(extensions, "PriorAuthorization", item.priorAuthorization());
        if (Boolean.TRUE.equals(item.priorAuthorization())) {
            flag(extensions, "PriorAuthorizationNewStartsOnly", item.priorAuthorizationNewStartsOnly());
        }
        flag(extensions, "StepTherapyLimit", item.stepTherapy());
        if (Boolean.TRUE.equals(item.stepTherapy())) {
            flag(extensions, "StepTherapyLimitNewStartsOnly", item.stepTherapyNewStartsOnly());
        }
        flag(extensions, "QuantityLimit", item.quantityLimited());
        limit(extensions, item);
        Usdf.concept(resource.putObject("code"), Usdf.ITEM_TYPE, ITEM, "Formulary Item");
        resource.putObject("subject").put("reference", DrugResources.TYPE + "/" + DrugResources.id(item.rxcui()));
        return resource;
    }

    private static void flag(ArrayNode extensions, String name, @Nullable Boolean flag) {
        if (flag != null) {
            Usdf.extension(extensions, name).put("valueBoolean", flag.booleanValue());
        }
    }

    private static void limit(ArrayNode extensions, FormularyItem item) {
        var rule = item.quantityRule();
        if (!Boolean.TRUE.equals(item.quantityLimited()) || rule == null && item.maximumPerDay() == null) {
            return;
        }
        ObjectNode detail = Usdf.extension(extensions, "QuantityLimitDetail");
        ArrayNode parts = detail.putArray("extension");
        if (rule != null) {
            ObjectNode part = parts.addObject().put("url", "Description");
            part.put("valueString", rule.amount().toPlainString() + " in " + rule.days() + " days");
            if (rule.amount().stripTrailingZeros().scale() <= 0) {
                parts.addObject()
                        .put("url", "Rolling")
                        .putObject("valueTiming")
                        .putObject("repeat")
                        .put("count", rule.amount().intValueExact())
                        .put("period", rule.days())
                        .put("periodUnit", "d");
            }
        }
        if (item.maximumPerDay() != null) {
            parts.addObject()
                    .put("url", "MaximumDaily")
                    .putObject("valueQuantity")
                    .put("value", item.maximumPerDay());
        }
    }
}
