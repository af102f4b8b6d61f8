package org.scriptline.kit.events;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.Topic;
import org.scriptline.kit.database.Transaction;

/**
 * What a service does with the events of one topic.
 *
 * <p>It is called in a transaction with new events only, in order for each subject. It may be called again with the
 * same events when the transaction did not commit, so it changes nothing but the database.
 */
public interface EventApplier {

    /** Names the cursor; never changes once released. */
    String consumer();

    Topic topic();

    /** The types that {@link #apply} wants; the cursor moves over the others. */
    Set<EventType> types();

    /** Whether the consumed events are kept beside the produced ones, for a timeline. */
    default boolean archive() {
        return false;
    }

    /**
     * Takes whatever locks must be held before cursors are read. The batch may still contain events that turn out to
     * be duplicates.
     */
    default void lock(Transaction transaction, List<IncomingEvent> batch) throws SQLException {}

    /**
     * Applies the events.
     *
     * @throws EventRefusedException when a record's content is at fault
     */
    void apply(Transaction transaction, List<IncomingEvent> batch) throws SQLException;
}
