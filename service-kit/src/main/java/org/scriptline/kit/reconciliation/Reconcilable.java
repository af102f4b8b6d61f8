package org.scriptline.kit.reconciliation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** What a service can say of an aggregate beyond how many events there were: status codes in one text. */
public interface Reconcilable {

    /** A state and the sequence at which it stands. */
    record At(long sequence, String state) {}

    /** The topic whose aggregates it knows. */
    String topic();

    /**
     * The states of the subjects; one that is left out is not compared. The owner gives the sequence of its own row,
     * a consumer gives any: its cursor is locked meanwhile.
     */
    Map<String, At> states(Connection connection, Collection<String> subjects) throws SQLException;
}
