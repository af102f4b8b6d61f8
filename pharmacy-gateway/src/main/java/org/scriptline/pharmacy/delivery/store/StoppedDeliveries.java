package org.scriptline.pharmacy.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.scriptline.contracts.codes.KillSwitchReason;
import org.scriptline.kit.killswitch.KillSwitch;
import org.scriptline.kit.killswitch.KillSwitches;
import org.scriptline.kit.killswitch.Stoppable;

/**
 * Kill switches over deliveries: a NewRx to a stopped pharmacy stays due and does not leave. Its 24 hours stand still
 * meanwhile. A CancelRx goes out as ever: it takes something back. An order on a pharmacy's worklist is there already.
 */
@ApplicationScoped
public class StoppedDeliveries implements Stoppable {

    /** SQL that is true for a pharmacy {@code %s} that a thrown switch or a pause keeps NewRx from; what is stopped is read once for a statement, not for a row. */
    static final String STOPPED_PHARMACY = """
            (exists (select from kill_switch k where k.lifted_at is null and k.scope = 'all')
             or %s in (
                 select k.target from kill_switch k where k.lifted_at is null and k.scope = 'pharmacy'
                 union all
                 select p.ncpdp_id from pharmacy p where p.partner_state = 'paused'))
            """;

    /** SQL that is true for a message {@code m} that a thrown switch or a paused partner keeps back. */
    static final String STOPPED = "(m.kind = 'NEW_RX' and " + STOPPED_PHARMACY.formatted("m.pharmacy_ncpdp_id") + ")";

    private static final String ALL = "all";
    private static final String PHARMACY = "pharmacy";

    private final KillSwitches switches;

    public StoppedDeliveries(KillSwitches switches) {
        this.switches = switches;
    }

    /** Whether nothing new may leave for the pharmacy. */
    public boolean stopped(Connection connection, String pharmacyNcpdpId) throws SQLException {
        return switches.thrown(connection).stream()
                .anyMatch(thrown -> thrown.scope().equals(ALL) || thrown.stops(PHARMACY, pharmacyNcpdpId));
    }

    @Override
    public List<Scope> scopes() {
        return List.of(new Scope(ALL, Scope.WHOLE), new Scope(PHARMACY, Pattern.compile("[0-9]{7}")));
    }

    @Override
    public Set<String> reasons() {
        return Arrays.stream(KillSwitchReason.values())
                .map(KillSwitchReason::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public long waiting(Connection connection, KillSwitch thrown) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*) from outgoing_message
                where state = 'DUE' and kind = 'NEW_RX' and (? = 'all' or pharmacy_ncpdp_id = ?)""")) {
            select.setString(1, thrown.scope());
            select.setString(2, thrown.target());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Gives back the time for which deliveries stood still; where two switches overlapped, the time of both. */
    @Override
    public void lifting(Connection connection, KillSwitch thrown, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update outgoing_message set deadline_at = deadline_at + make_interval(secs => ?)
                where state = 'DUE' and kind = 'NEW_RX' and (? = 'all' or pharmacy_ncpdp_id = ?)""")) {
            update.setDouble(1, Duration.between(thrown.thrownAt(), now).toMillis() / 1000.0);
            update.setString(2, thrown.scope());
            update.setString(3, thrown.target());
            update.executeUpdate();
        }
    }
}
