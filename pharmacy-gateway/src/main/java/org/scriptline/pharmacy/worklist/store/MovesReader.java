package org.scriptline.pharmacy.worklist.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scriptline.pharmacy.worklist.WorklistMove;

/** Reads which orders of pharmacies have moved lately. */
@ApplicationScoped
public class MovesReader {

    /** The orders of these pharmacies that have moved since, by pharmacy, in the order of their moves; at most so many in all, the latest. */
    public Map<String, List<WorklistMove>> since(
            Connection connection, Collection<String> pharmacies, Instant since, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select pharmacy_ncpdp_id, prescription_id, sequence, changed_at, transmission, cancel, fill
                from pharmacy_order where pharmacy_ncpdp_id = any(?) and changed_at > ?
                order by changed_at desc, prescription_id desc limit ?""")) {
            select.setArray(1, connection.createArrayOf("text", pharmacies.toArray()));
            select.setTimestamp(2, Timestamp.from(since));
            select.setInt(3, limit);
            Map<String, List<WorklistMove>> moves = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    moves.computeIfAbsent(row.getString(1), pharmacy -> new ArrayList<>())
                            .add(new WorklistMove(
                                    row.getObject(2, UUID.class),
                                    row.getLong(3),
                                    row.getTimestamp(4).toInstant(),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getString(7)));
                }
            }
            moves.values().forEach(Collections::reverse);
            return moves;
        }
    }
}
