package org.scriptline.pharmacy.servicelevel.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.servicelevel.CountedDay;
import org.scriptline.pharmacy.servicelevel.DeliveryTimes;
import org.scriptline.pharmacy.servicelevel.MonthReport;
import org.scriptline.pharmacy.servicelevel.Objective;
import org.scriptline.pharmacy.servicelevel.Tally;

/** The counted days in PostgreSQL. */
@ApplicationScoped
public class StoredDays {

    /** The first day that is counted, and none before the furthest. */
    LocalDate first(Connection connection, LocalDate furthest) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select greatest(day, ?) from service_level_begin")) {
            select.setObject(1, furthest);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getObject(1, LocalDate.class);
            }
        }
    }

    /** The days from the first until before the end that are not final. */
    List<LocalDate> unfinished(Connection connection, LocalDate first, LocalDate end) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select d::date from generate_series(?::date, ?::date - 1, interval '1 day') d
                where not exists (select from service_level_day s where s.day = d::date and s.final) order by d""")) {
            select.setObject(1, first);
            select.setObject(2, end);
            try (ResultSet row = select.executeQuery()) {
                List<LocalDate> days = new ArrayList<>();
                while (row.next()) {
                    days.add(row.getObject(1, LocalDate.class));
                }
                return days;
            }
        }
    }

    /** Whether the day is final, or its figures that may change reach so far already. */
    boolean counted(Connection connection, LocalDate day, Instant until, boolean complete) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select exists (select from service_level_day where day = ? and (final or not ? and counted_until >= ?))""")) {
            select.setObject(1, day);
            select.setBoolean(2, complete);
            select.setTimestamp(3, Timestamp.from(until));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Stores a day in place of what was stored of it, which was not final. */
    void store(Connection connection, CountedDay day, Map<String, Tally> tallies) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into service_level_day (day, final, counted_until, objective, within_millis, stopped_seconds)
                values (?, ?, ?, ?, ?, ?)
                on conflict (day) do update
                set final = excluded.final, counted_until = excluded.counted_until, objective = excluded.objective,
                    within_millis = excluded.within_millis, stopped_seconds = excluded.stopped_seconds""")) {
            upsert.setObject(1, day.day());
            upsert.setBoolean(2, day.complete());
            upsert.setTimestamp(3, Timestamp.from(day.until()));
            upsert.setBigDecimal(4, day.objective().share());
            upsert.setLong(5, day.objective().within().toMillis());
            upsert.setLong(6, day.stoppedSeconds());
            upsert.executeUpdate();
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from service_level where day = ?")) {
            delete.setObject(1, day.day());
            delete.executeUpdate();
        }
        insert(connection, day.day(), tallies);
    }

    private static void insert(Connection connection, LocalDate day, Map<String, Tally> tallies) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into service_level (pharmacy_ncpdp_id, day, delivered, rejected, failed, unknown, repeated, in_time,
                                           minutes_tried, minutes_answered, stopped_seconds, time_classes, time_counts, slowest_millis)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
                Tally tally = entry.getValue();
                insert.setString(1, entry.getKey());
                insert.setObject(2, day);
                insert.setLong(3, tally.delivered());
                insert.setLong(4, tally.rejected());
                insert.setLong(5, tally.failed());
                insert.setLong(6, tally.unknown());
                insert.setLong(7, tally.repeated());
                insert.setLong(8, tally.inTime());
                insert.setLong(9, tally.minutesTried());
                insert.setLong(10, tally.minutesAnswered());
                insert.setLong(11, tally.stoppedSeconds());
                SortedMap<Integer, Long> times = tally.times().counts();
                insert.setArray(
                        12, connection.createArrayOf("int2", times.keySet().toArray()));
                insert.setArray(
                        13, connection.createArrayOf("int4", times.values().toArray()));
                insert.setLong(14, tally.times().slowestMillis());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The days of a month that were counted. */
    public List<CountedDay> of(Connection connection, YearMonth month) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select day, final, counted_until, objective, within_millis, stopped_seconds
                from service_level_day where day between ? and ? order by day""")) {
            select.setObject(1, month.atDay(1));
            select.setObject(2, month.atEndOfMonth());
            try (ResultSet row = select.executeQuery()) {
                List<CountedDay> days = new ArrayList<>();
                while (row.next()) {
                    days.add(new CountedDay(
                            row.getObject("day", LocalDate.class),
                            row.getBoolean("final"),
                            row.getTimestamp("counted_until").toInstant(),
                            new Objective(
                                    row.getBigDecimal("objective"), Duration.ofMillis(row.getLong("within_millis"))),
                            row.getLong("stopped_seconds")));
                }
                return days;
            }
        }
    }

    /**
     * The partners of a month, by NCPDP id: those of which anything was counted. A single one that is asked for is there even if nothing was.
     *
     * @param pharmacy the only one; null for all
     * @param after the last id of the page before; empty for the first
     */
    public List<MonthReport.Counted> partners(
            Connection connection, YearMonth month, @Nullable String pharmacy, String after, int limit)
            throws SQLException {
        Map<String, String> names = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select ids.id, coalesce(p.name, ids.id) as name
                from ((select distinct s.pharmacy_ncpdp_id as id from service_level s
                       where s.day between ? and ? and s.pharmacy_ncpdp_id > ?
                         and (?::text is null or s.pharmacy_ncpdp_id = ?)
                       order by 1 limit ?)
                      union
                      select o.ncpdp_id from pharmacy o where o.ncpdp_id = ? and o.channel = 'SCRIPT' and o.ncpdp_id > ?) ids
                left join pharmacy p on p.ncpdp_id = ids.id
                order by ids.id limit ?""")) {
            select.setObject(1, month.atDay(1));
            select.setObject(2, month.atEndOfMonth());
            select.setString(3, after);
            select.setString(4, pharmacy);
            select.setString(5, pharmacy);
            select.setInt(6, limit);
            select.setString(7, pharmacy);
            select.setString(8, after);
            select.setInt(9, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.put(row.getString("id"), row.getString("name"));
                }
            }
        }
        Map<String, Map<LocalDate, Tally>> tallies = tallies(connection, month, names.keySet());
        return names.entrySet().stream()
                .map(entry -> new MonthReport.Counted(
                        entry.getKey(), entry.getValue(), tallies.getOrDefault(entry.getKey(), Map.of())))
                .toList();
    }

    private static Map<String, Map<LocalDate, Tally>> tallies(
            Connection connection, YearMonth month, Collection<String> pharmacies) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from service_level where pharmacy_ncpdp_id = any(?) and day between ? and ?""")) {
            select.setArray(1, connection.createArrayOf("text", pharmacies.toArray()));
            select.setObject(2, month.atDay(1));
            select.setObject(3, month.atEndOfMonth());
            try (ResultSet row = select.executeQuery()) {
                Map<String, Map<LocalDate, Tally>> tallies = new HashMap<>();
                while (row.next()) {
                    tallies.computeIfAbsent(row.getString("pharmacy_ncpdp_id"), id -> new HashMap<>())
                            .put(row.getObject("day", LocalDate.class), tally(row));
                }
                return tallies;
            }
        }
    }

    private static Tally tally(ResultSet row) throws SQLException {
        Short[] classes = (Short[]) row.getArray("time_classes").getArray();
        Integer[] counts = (Integer[]) row.getArray("time_counts").getArray();
        SortedMap<Integer, Long> times = new TreeMap<>();
        for (int index = 0; index < classes.length; index++) {
            times.put(classes[index].intValue(), counts[index].longValue());
        }
        return new Tally(
                row.getLong("delivered"),
                row.getLong("rejected"),
                row.getLong("failed"),
                row.getLong("unknown"),
                row.getLong("repeated"),
                row.getLong("in_time"),
                row.getLong("minutes_tried"),
                row.getLong("minutes_answered"),
                row.getLong("stopped_seconds"),
                new DeliveryTimes(times, row.getLong("slowest_millis")));
    }
}
