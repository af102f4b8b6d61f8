package org.scriptline.prescription.searching.store;

import static org.scriptline.prescription.searching.store.Conditions.array;
import static org.scriptline.prescription.searching.store.Conditions.codes;
import static org.scriptline.prescription.searching.store.Conditions.value;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.prescription.searching.Criteria;
import org.scriptline.prescription.searching.DayRange;
import org.scriptline.prescription.searching.DrugCodes;
import org.scriptline.prescription.searching.TimeRange;
import org.scriptline.prescription.searching.Token;
import org.scriptline.prescription.searching.WaitingFor;
import org.scriptline.prescription.searching.store.Conditions.Argument;

/** Criteria as conditions on {@code prescription_content c} joined with {@code prescription p}. */
final class CriteriaSql {

    private final Conditions conditions = new Conditions();
    private final Instant overdueBefore;

    private CriteriaSql(Instant overdueBefore) {
        this.overdueBefore = overdueBefore;
    }

    /**
     * The conditions.
     *
     * @param overdueBefore what was signed before and is not screened waits for its prescriber
     */
    static Conditions of(Criteria criteria, Instant overdueBefore) {
        CriteriaSql sql = new CriteriaSql(overdueBefore);
        sql.conditions.and("c.practice = ? and p.practice = c.practice", value(criteria.practice()));
        sql.whose(criteria);
        criteria.identifiers().forEach(sql::identifiers);
        criteria.drugs().forEach(sql::drugs);
        criteria.written().forEach(sql::written);
        criteria.updated().forEach(sql::updated);
        sql.axes(criteria);
        if (criteria.waitingFor() != null) {
            sql.waitingFor(criteria.waitingFor());
        }
        return sql.conditions;
    }

    private void whose(Criteria criteria) {
        if (criteria.ids() != null) {
            conditions.and("c.prescription = any (?)", array("uuid", criteria.ids()));
        }
        if (criteria.patients() != null) {
            conditions.and("p.patient = any (?)", array("uuid", criteria.patients()));
        }
        if (criteria.requesters() != null) {
            conditions.and("c.requester_npi = any (?)", array("text", criteria.requesters()));
        }
    }

    private void identifiers(List<Token> tokens) {
        List<String> some = new ArrayList<>();
        List<Argument> arguments = new ArrayList<>();
        for (Token token : tokens) {
            if (token.system() == null) {
                some.add("i.value = ?");
            } else {
                some.add("i.value = ? and i.system = ?");
            }
            arguments.add(value(token.value()));
            if (token.system() != null) {
                arguments.add(value(token.system()));
            }
        }
        conditions.and(
                "c.prescription in (select i.prescription from prescription_identifier i where i.practice = c.practice"
                        + " and (" + String.join(" or ", some) + "))",
                arguments.toArray(Argument[]::new));
    }

    private void drugs(DrugCodes drugs) {
        conditions.and(
                "(c.rxcui = any (?) or c.ndc = any (?))", array("text", drugs.rxcuis()), array("text", drugs.ndcs()));
    }

    private void written(List<DayRange> ranges) {
        List<String> some = new ArrayList<>();
        List<Argument> arguments = new ArrayList<>();
        for (DayRange range : ranges) {
            some.add(range("c.written_on", range.from(), range.until(), range.outside(), arguments));
        }
        conditions.and("(" + String.join(" or ", some) + ")", arguments.toArray(Argument[]::new));
    }

    private void updated(List<TimeRange> ranges) {
        List<String> some = new ArrayList<>();
        List<Argument> arguments = new ArrayList<>();
        for (TimeRange range : ranges) {
            some.add(range("p.updated_at", utc(range.from()), utc(range.until()), range.outside(), arguments));
        }
        conditions.and("(" + String.join(" or ", some) + ")", arguments.toArray(Argument[]::new));
    }

    private static @Nullable Object utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static String range(
            String column, @Nullable Object from, @Nullable Object until, boolean outside, List<Argument> arguments) {
        List<String> all = new ArrayList<>();
        if (from != null) {
            all.add(column + " >= ?");
            arguments.add(value(from));
        }
        if (until != null) {
            all.add(column + " < ?");
            arguments.add(value(until));
        }
        String inside = all.isEmpty() ? "true" : String.join(" and ", all);
        return (outside ? "not " : "") + "(" + inside + ")";
    }

    private void axes(Criteria criteria) {
        if (criteria.orders() != null) {
            conditions.and("p.order_status = any (?)", codes(criteria.orders()));
        }
        if (criteria.transmissions() != null) {
            conditions.and("p.transmission_status = any (?)", codes(criteria.transmissions()));
        }
        if (criteria.cancels() != null) {
            conditions.and("p.cancel_status = any (?)", codes(criteria.cancels()));
        }
        if (criteria.fills() != null) {
            conditions.and("p.fill_status = any (?)", codes(criteria.fills()));
        }
    }

    private void waitingFor(Set<WaitingFor> whom) {
        conditions.and(
                "case"
                        + " when p.order_status in ('signed', 'held') and exists (select from stopped_release s"
                        + " where s.prescription = p.id and s.gate_pass = p.gate_pass) then 'operations'"
                        + " when p.order_status in ('draft', 'held') then 'prescriber'"
                        + " when p.order_status = 'signed' then"
                        + " case when p.signed_at <= ? then 'prescriber' else 'screening' end"
                        + " when p.order_status in ('active', 'completed') and p.late_alert_open then 'prescriber'"
                        + " when p.order_status <> 'active' then 'nobody'"
                        + " when p.cancel_status in ('requested', 'pending') then 'pharmacy'"
                        + " when p.fill_status = 'dispensed' then 'nobody'"
                        + " when p.fill_status <> 'none' then 'pharmacy'"
                        + " when p.transmission_status in ('failed', 'unknown') then 'prescriber'"
                        + " else 'pharmacy' end = any (?)",
                value(overdueBefore.atOffset(ZoneOffset.UTC)),
                array("text", whom.stream().map(WaitingFor::code).collect(Collectors.toSet())));
    }
}
