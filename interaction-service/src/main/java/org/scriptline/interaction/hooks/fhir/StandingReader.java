package org.scriptline.interaction.hooks.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.hooks.fhir.Fhir;

/**
 * Whether a drug of the EMR's list is taken, was taken, or is no fact.
 *
 * <p>R4 does not say when an order ended. A stopped one ended when its supply did, after 180 days when the supply is
 * not known, and never later than today.
 */
final class StandingReader {
    private static final int UNKNOWN_LENGTH_DAYS = 180;
    private static final int MARGIN_DAYS = 30;
    private static final Set<String> ORDERS =
            Set.of("order", "original-order", "reflex-order", "filler-order", "instance-order");
    private static final Set<String> OVER = Set.of("completed", "stopped");
    private static final Set<String> NO_ORDER = Set.of("draft", "cancelled", "entered-in-error");
    private static final Set<String> NO_STATEMENT = Set.of("entered-in-error", "not-taken", "intended");
    private static final Set<String> NO_FILL = Set.of("cancelled", "declined", "entered-in-error");

    private final LocalDate today;

    StandingReader(LocalDate today) {
        this.today = today;
    }

    /** Empty when it is no fact. */
    Optional<DrugReader.Standing> of(JsonNode resource) {
        String status = String.valueOf(Fhir.text(resource, "status"));
        return switch (String.valueOf(Fhir.text(resource, "resourceType"))) {
            case "MedicationRequest" -> order(resource, status);
            case "MedicationStatement" -> statement(resource, status);
            case "MedicationDispense" -> fill(resource, status);
            default -> Optional.empty();
        };
    }

    private Optional<DrugReader.Standing> order(JsonNode order, String status) {
        boolean noOrder = NO_ORDER.contains(status)
                || order.path("doNotPerform").asBoolean(false)
                || !ORDERS.contains(Objects.requireNonNullElse(Fhir.text(order, "intent"), "order"));
        if (noOrder) {
            return Optional.empty();
        }
        @Nullable LocalDate written = Fhir.date(order, "authoredOn");
        if (!OVER.contains(status)) {
            return taken(written);
        }
        JsonNode dispense = order.path("dispenseRequest");
        @Nullable Integer supply = DrugReader.days(dispense.path("expectedSupplyDuration"));
        int fills = 1 + Math.clamp(dispense.path("numberOfRepeatsAllowed").asInt(0), 0, 99);
        return ended(
                written,
                written == null ? null : written.plusDays(supply == null ? UNKNOWN_LENGTH_DAYS : supply * fills));
    }

    private Optional<DrugReader.Standing> statement(JsonNode statement, String status) {
        if (NO_STATEMENT.contains(status)) {
            return Optional.empty();
        }
        JsonNode period = statement.path("effectivePeriod");
        @Nullable
        LocalDate start =
                Objects.requireNonNullElse(Fhir.text(period, "start"), "").isEmpty()
                        ? Fhir.date(statement, "effectiveDateTime")
                        : Fhir.date(period, "start");
        @Nullable LocalDate end = Fhir.date(period, "end");
        boolean over = OVER.contains(status) || (end != null && end.isBefore(today));
        return over ? ended(start, end) : taken(start);
    }

    private Optional<DrugReader.Standing> fill(JsonNode fill, String status) {
        if (NO_FILL.contains(status)) {
            return Optional.empty();
        }
        @Nullable
        LocalDate handedOver = Fhir.date(Objects.requireNonNullElse(
                Fhir.text(fill, "whenHandedOver"), String.valueOf(Fhir.text(fill, "whenPrepared"))));
        @Nullable Integer supply = DrugReader.days(fill.path("daysSupply"));
        if (handedOver == null) {
            return taken(null);
        }
        LocalDate usedUp = handedOver.plusDays(supply == null ? UNKNOWN_LENGTH_DAYS : supply + MARGIN_DAYS);
        return usedUp.isBefore(today) ? ended(handedOver, usedUp) : taken(handedOver);
    }

    private static Optional<DrugReader.Standing> taken(@Nullable LocalDate since) {
        return Optional.of(new DrugReader.Standing("active", null, since));
    }

    private Optional<DrugReader.Standing> ended(@Nullable LocalDate start, @Nullable LocalDate end) {
        long days = end == null ? 0 : Math.max(0, today.toEpochDay() - end.toEpochDay());
        return Optional.of(new DrugReader.Standing("stopped", (int) Math.min(days, Integer.MAX_VALUE), start));
    }
}
