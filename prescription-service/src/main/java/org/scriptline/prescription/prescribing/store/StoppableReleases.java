package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.scriptline.contracts.codes.KillSwitchReason;
import org.scriptline.kit.killswitch.KillSwitch;
import org.scriptline.kit.killswitch.Stoppable;

/** What operations can stop here: releases, by {@link StopScope}. */
@ApplicationScoped
public class StoppableReleases implements Stoppable {

    @Override
    public List<Scope> scopes() {
        return List.of(
                new Scope(StopScope.ALL, Scope.WHOLE),
                new Scope(StopScope.PHARMACY, Pattern.compile("[0-9]{7}")),
                new Scope(StopScope.RULE, Pattern.compile("[A-Za-z0-9._:-]{1,100}")));
    }

    @Override
    public Set<String> reasons() {
        return Arrays.stream(KillSwitchReason.values())
                .map(KillSwitchReason::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public long waiting(Connection connection, KillSwitch thrown) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select count(*) from stopped_release where kill_switch = ?")) {
            select.setLong(1, thrown.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
