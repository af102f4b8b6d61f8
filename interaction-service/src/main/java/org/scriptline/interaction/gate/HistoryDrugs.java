package org.scriptline.interaction.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.MedicationFact;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.interaction.person.PatientRecord;
import org.scriptline.interaction.screening.Dosing;
import org.scriptline.interaction.screening.DrugDirectory;
import org.scriptline.interaction.screening.DrugSource;
import org.scriptline.interaction.screening.Ingredient;
import org.scriptline.interaction.screening.RecognisedDrug;
import org.scriptline.interaction.screening.ScreenedDrug;
import org.scriptline.interaction.screening.UnscreenedItems;

/**
 * The drugs of all linked records that nobody ordered here.
 *
 * <p>A history names a drug once for each refill, statement and fill. It is one drug for the screening: the statement
 * that is current, else the one that ended last; its id is the drug's, so that an override survives the next refill. One
 * that is also ordered here is shown as the order.
 */
final class HistoryDrugs {
    /** What the ids begin with. */
    static final String ID = "history-";

    /** A dispensed supply is rarely used up on the day. */
    private static final int MARGIN_DAYS = 30;

    private final DrugDirectory directory;
    private final LocalDate today;
    private final int washoutDays;

    /**
     * The history as of a day.
     *
     * @param today local date, UTC
     * @param washoutDays the longest washout of any rule; what ended earlier does not matter
     */
    HistoryDrugs(DrugDirectory directory, LocalDate today, int washoutDays) {
        this.directory = directory;
        this.today = today;
        this.washoutDays = washoutDays;
    }

    private record Told(
            PatientRecord record,
            MedicationFact fact,
            @Nullable Integer stopped) {
        boolean taken() {
            return stopped == null;
        }
    }

    private static final Comparator<Told> CURRENT_FIRST = Comparator.comparing(
                    Told::stopped, Comparator.nullsFirst(Comparator.<Integer>naturalOrder()))
            .thenComparing(told -> told.fact().startedOn(), Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
            .thenComparing(told -> told.fact().id());

    /** The drugs; a current one that nobody knows is named in {@code notScreened}. */
    List<ScreenedDrug> of(PersonProfile profile, List<ScreenedDrug> ordered, List<NotScreened> notScreened) {
        Map<String, ScreenedDrug> drugs = new LinkedHashMap<>();
        for (Told told : current(profile)) {
            MedicationFact fact = told.fact();
            Optional<RecognisedDrug> known = directory.recognise(fact.rxcui(), fact.ndc(), fact.name());
            if (known.isPresent() && !known.get().ingredients().isEmpty()) {
                ScreenedDrug drug = drug(told, known.get());
                if (ordered.stream().noneMatch(order -> !order.stopped() && same(order, drug))) {
                    drugs.putIfAbsent(Objects.requireNonNull(drug.id()), drug);
                }
            } else if (told.taken()) {
                NotScreened unknown = UnscreenedItems.active(fact.name().strip(), fact.name());
                if (!notScreened.contains(unknown)) {
                    notScreened.add(unknown);
                }
            }
        }
        return List.copyOf(drugs.values());
    }

    private List<Told> current(PersonProfile profile) {
        List<Told> all = new ArrayList<>();
        for (PatientRecord record : profile.records().values()) {
            for (MedicationFact fact : record.facts().medications()) {
                Integer stopped = stoppedDaysAgo(fact);
                if (stopped == null || stopped < washoutDays) {
                    all.add(new Told(record, fact, stopped));
                }
            }
        }
        all.sort(CURRENT_FIRST);
        return all;
    }

    private @Nullable Integer stoppedDaysAgo(MedicationFact fact) {
        LocalDate ended = fact.endedOn();
        LocalDate usedUp = fact.lastsUntil() == null ? null : fact.lastsUntil().plusDays(MARGIN_DAYS);
        if (ended == null && (usedUp == null || !usedUp.isBefore(today))) {
            return null;
        }
        LocalDate end = ended == null ? Objects.requireNonNull(usedUp) : ended;
        return (int) Math.max(0, today.toEpochDay() - end.toEpochDay());
    }

    private static ScreenedDrug drug(Told told, RecognisedDrug known) {
        MedicationFact fact = told.fact();
        RouteGroup route = Objects.requireNonNullElse(known.route(), RouteGroup.SYSTEMIC);
        String names = String.join(
                "+", known.ingredients().stream().map(Ingredient::name).sorted().toList());
        return new ScreenedDrug(
                ID + names.replace(' ', '-') + "-" + route.name().toLowerCase(Locale.ROOT),
                fact.name(),
                fact.rxcui(),
                known.ingredients(),
                route,
                DrugSource.ACTIVE,
                fact.source(),
                fact.prescriber(),
                told.record().practice(),
                fact.startedOn(),
                told.stopped(),
                Dosing.UNKNOWN,
                null);
    }

    private static boolean same(ScreenedDrug one, ScreenedDrug other) {
        return one.route() == other.route() && names(one).equals(names(other));
    }

    private static List<String> names(ScreenedDrug drug) {
        return drug.ingredients().stream().map(Ingredient::name).sorted().toList();
    }
}
