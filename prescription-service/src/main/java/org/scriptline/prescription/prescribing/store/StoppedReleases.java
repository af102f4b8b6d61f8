package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.killswitch.KillSwitch;
import org.scriptline.kit.killswitch.KillSwitches;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.prescription.prescribing.Prescription;

/**
 * Releases that a kill switch keeps back. While none is thrown it costs nothing but the look of {@link KillSwitches}.
 */
@ApplicationScoped
public class StoppedReleases {

    /** SQL: the coded reason for which the release of a prescription {@code p} waits, null when it does not. */
    public static final String REASON = """
            case when p.order_status in ('signed', 'held') then (
                select k.reason from stopped_release r join kill_switch k on k.id = r.kill_switch
                where r.prescription = p.id and r.gate_pass = p.gate_pass) end""";

    private final KillSwitches switches;

    public StoppedReleases(KillSwitches switches) {
        this.switches = switches;
    }

    /** Keeps back what a thrown switch stops and gives the others. */
    List<ScreeningAnswered> withhold(Connection connection, List<ScreeningAnswered> cleared, Instant now)
            throws SQLException {
        List<KillSwitch> thrown = cleared.isEmpty() ? List.of() : switches.thrown(connection);
        if (thrown.isEmpty()) {
            return cleared;
        }
        Map<UUID, Integer> revisions = new HashMap<>();
        cleared.forEach(answer -> revisions.put(answer.prescriptionId(), answer.revision()));
        Map<UUID, String> pharmacies = pharmacies(connection, revisions);
        List<ScreeningAnswered> free = new ArrayList<>();
        Map<ScreeningAnswered, KillSwitch> stopped = new HashMap<>();
        for (ScreeningAnswered answer : cleared) {
            String pharmacy = pharmacies.getOrDefault(answer.prescriptionId(), "");
            StopScope.stopping(thrown, pharmacy, answer.result())
                    .ifPresentOrElse(by -> stopped.put(answer, by), () -> free.add(answer));
        }
        keepBack(connection, stopped, now);
        return free;
    }

    /** Refuses a release on the prescriber's word while one is thrown that stops it whatever a screening would say. */
    void refuse(Connection connection, Prescription prescription) throws SQLException {
        List<KillSwitch> thrown = switches.thrown(connection);
        if (!thrown.isEmpty()) {
            Map<UUID, String> pharmacies = pharmacies(connection, Map.of(prescription.id(), prescription.revision()));
            StopScope.stopping(thrown, pharmacies.getOrDefault(prescription.id(), ""))
                    .ifPresent(by -> {
                        throw new ProblemException(
                                ErrorCode.RELEASES_STOPPED, "Operations have stopped releases: " + by.reason() + ".");
                    });
        }
    }

    /**
     * Takes out what no thrown switch keeps back any more, at most {@code limit}, and gives the answers of those that
     * still stand cleared at their gate pass.
     */
    List<ScreeningAnswered> takeLifted(Connection connection, int limit) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                with free as (
                    select s.prescription from stopped_release s
                    where exists (select from kill_switch k where k.id = s.kill_switch and k.lifted_at is not null)
                    order by s.stopped_at limit ? for update skip locked),
                gone as (
                    delete from stopped_release s using free where s.prescription = free.prescription
                    returning s.prescription, s.gate_pass)
                select a.answer from gone
                join prescription_screening a
                  on a.prescription = gone.prescription and a.gate_pass = gone.gate_pass""")) {
            delete.setInt(1, limit);
            List<ScreeningAnswered> answers = new ArrayList<>();
            try (ResultSet rows = delete.executeQuery()) {
                while (rows.next()) {
                    answers.add(EventJson.readOwn(rows.getBytes(1), ScreeningAnswered.class));
                }
            }
            return answers;
        }
    }

    private static void keepBack(Connection connection, Map<ScreeningAnswered, KillSwitch> stopped, Instant now)
            throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into stopped_release (prescription, gate_pass, kill_switch, stopped_at)
                select p.id, p.gate_pass, ?, ? from prescription p
                where p.id = ? and p.revision = ? and p.gate_pass = ? and p.order_status in ('signed', 'held')
                on conflict (prescription) do update
                set gate_pass = excluded.gate_pass, kill_switch = excluded.kill_switch,
                    stopped_at = excluded.stopped_at""")) {
            for (Map.Entry<ScreeningAnswered, KillSwitch> one : stopped.entrySet()) {
                upsert.setLong(1, one.getValue().id());
                upsert.setObject(2, PrescriptionRows.time(now));
                upsert.setObject(3, one.getKey().prescriptionId());
                upsert.setInt(4, one.getKey().revision());
                upsert.setObject(5, one.getKey().gatePass());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static Map<UUID, String> pharmacies(Connection connection, Map<UUID, Integer> revisions)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select c.content from unnest(?::uuid[], ?::int[]) as given (prescription, revision)
                join prescription_content c on c.prescription = given.prescription and c.revision = given.revision""")) {
            List<UUID> ids = List.copyOf(revisions.keySet());
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "int", ids.stream().map(revisions::get).toArray()));
            Map<UUID, String> pharmacies = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    PrescriptionContent content = EventJson.readOwn(rows.getBytes(1), PrescriptionContent.class);
                    pharmacies.put(content.prescriptionId(), content.pharmacyNcpdpId());
                }
            }
            return pharmacies;
        }
    }
}
