package org.scriptline.kit.killswitch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What operations can stop in a service. */
public interface Stoppable {

    /**
     * A kind of thing that can be stopped.
     *
     * @param target the form of a target; {@link #WHOLE} when there is nothing to choose
     */
    record Scope(String code, Pattern target) {

        /** Only the empty target. */
        public static final Pattern WHOLE = Pattern.compile("");
    }

    List<Scope> scopes();

    /** The coded reasons; OTHER needs a comment. */
    Set<String> reasons();

    /** How much waits behind the switch. */
    long waiting(Connection connection, KillSwitch thrown) throws SQLException;

    /** Called in the transaction that lifts the switch. */
    default void lifting(Connection connection, KillSwitch thrown, Instant now) throws SQLException {}
}
