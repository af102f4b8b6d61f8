package org.scriptline.formulary.pdex.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.Serving;

/** Payers' plans and formularies as InsurancePlan. */
@ApplicationScoped
public class PlanResources {

    static final String TYPE = "InsurancePlan";
    static final Set<String> PARAMETERS = Set.of(
            "_id",
            "_lastUpdated",
            "identifier",
            "status",
            "period",
            "type",
            "name",
            "coverage-type",
            "formulary-coverage",
            "coverage-area");
    private static final String PLAN = "PayerPlan-";
    private static final String FORMULARY = "Formulary-";

    private final Serving serving;

    public PlanResources(Serving serving) {
        this.serving = serving;
    }

    /** One plan, or one formulary where {@code plan} is null. */
    private record Entry(
            ServedRelease served,
            @Nullable PlanRow plan,
            @Nullable Integer formulary) {

        int year() {
            return served.release().contractYear();
        }

        String identifier() {
            return plan == null
                    ? served.formularyCode(Objects.requireNonNull(formulary))
                    : plan.key().toString();
        }

        String id() {
            return (plan == null ? FORMULARY : PLAN) + Usdf.idPart(identifier()) + "-" + year();
        }

        String name() {
            return plan == null
                    ? "Formulary " + identifier()
                    : Objects.requireNonNullElse(plan.planName(), "Plan " + identifier());
        }

        String type() {
            return plan == null ? Usdf.DRUG_POLICY : Usdf.DRUG;
        }

        String typeSystem() {
            return plan == null ? Usdf.ACT_CODE : Usdf.PLAN_TYPE;
        }
    }

    /** The id of a formulary's resource. */
    static String formularyId(ServedRelease served, int formulary) {
        return FORMULARY + Usdf.idPart(served.formularyCode(formulary)) + "-"
                + served.release().contractYear();
    }

    Stream<ObjectNode> search(SearchQuery query) {
        return entries().filter(entry -> matches(entry, query)).map(PlanResources::resource);
    }

    @Nullable
    ObjectNode read(String id) {
        return entries()
                .filter(entry -> entry.id().equals(id))
                .map(PlanResources::resource)
                .findFirst()
                .orElse(null);
    }

    private Stream<Entry> entries() {
        return serving.releases().stream()
                .flatMap(served -> Stream.concat(
                        served.plans().stream()
                                .filter(plan -> !plan.suppressed())
                                .map(plan -> new Entry(served, plan, plan.formulary())),
                        served.formularies().stream().sorted().map(number -> new Entry(served, null, number))));
    }

    private static boolean matches(Entry entry, SearchQuery query) {
        LocalDate first = LocalDate.of(entry.year(), 1, 1);
        LocalDate last = LocalDate.of(entry.year(), 12, 31);
        String prefix = entry.plan() == null ? FORMULARY : PLAN;
        return query.matches("_id", entry.id()::equals)
                && query.matches(
                        "identifier",
                        value -> value.equals(entry.identifier()) || value.equals(prefix + entry.identifier()))
                && query.matches("status", value -> value.equals("active") || value.endsWith("|active"))
                && query.token("type", entry.typeSystem(), entry.type())
                && query.text("name", entry.name())
                && query.date("period", range -> range.matches(first, last))
                && query.date(
                        "_lastUpdated",
                        range -> range.matches(
                                entry.served().release().loadedAt(),
                                entry.served().release().loadedAt().plusSeconds(1)))
                && (!query.has("coverage-type") || entry.plan() != null)
                && query.token("coverage-type", Usdf.ACT_CODE, Usdf.DRUG_POLICY)
                && (!query.has("formulary-coverage") || covers(entry, query))
                // The files say in which county a plan is sold, not on which FHIR Location.
                && !query.has("coverage-area");
    }

    private static boolean covers(Entry entry, SearchQuery query) {
        return entry.plan() != null
                && entry.formulary() != null
                && query.reference("formulary-coverage", TYPE, formularyId(entry.served(), entry.formulary()));
    }

    private static ObjectNode resource(Entry entry) {
        PlanRow plan = entry.plan();
        Optional<ObjectNode> costs = plan == null ? Optional.empty() : PlanCosts.of(entry.served(), plan);
        ObjectNode resource = Usdf.resource(
                TYPE, entry.id(), profile(entry, costs), entry.served().release());
        resource.putArray("identifier").addObject().put("value", entry.identifier());
        resource.put("status", "active");
        Usdf.concept(
                resource.putArray("type").addObject(),
                entry.typeSystem(),
                entry.type(),
                plan != null ? Usdf.DRUG : "drug policy");
        resource.put("name", entry.name());
        Usdf.period(resource.putObject("period"), LocalDate.of(entry.year(), 1, 1), LocalDate.of(entry.year(), 12, 31));
        if (plan != null && entry.formulary() != null) {
            ObjectNode coverage = resource.putArray("coverage").addObject();
            Usdf.extension(coverage.putArray("extension"), "FormularyReference")
                    .putObject("valueReference")
                    .put("reference", TYPE + "/" + formularyId(entry.served(), entry.formulary()));
            Usdf.concept(coverage.putObject("type"), Usdf.ACT_CODE, Usdf.DRUG_POLICY, "drug policy");
            Usdf.concept(
                    coverage.putArray("benefit").addObject().putObject("type"), Usdf.PLAN_TYPE, Usdf.DRUG, Usdf.DRUG);
        }
        costs.ifPresent(known -> resource.putArray("plan").add(known));
        return resource;
    }

    /** The profile wants a formulary, costs, and the guide's own tiers in them; a plan without these claims none. */
    private static @Nullable String profile(Entry entry, Optional<ObjectNode> costs) {
        if (entry.plan() == null) {
            return "Formulary";
        }
        boolean whole = entry.formulary() != null
                && costs.stream()
                        .flatMap(known -> known.findValuesAsText("system").stream())
                        .noneMatch(Usdf::ownTiers);
        return whole && costs.isPresent() ? "PayerInsurancePlan" : null;
    }
}
