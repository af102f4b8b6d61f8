package org.scriptline.pharmacy.directory.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scriptline.contracts.events.EventType;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.pharmacy.directory.Pharmacy;

/** Brings the stored directory to what a file says and states every pharmacy that changed. The same file again changes nothing. */
@ApplicationScoped
public class DirectoryUpdate {

    private static final Actor GATEWAY = Actor.service("pharmacy-gateway");

    private final Database database;

    public DirectoryUpdate(Database database) {
        this.database = database;
    }

    private record Stored(Pharmacy pharmacy, long sequence) {}

    /** Applies the whole file in one transaction and says how many pharmacies changed. */
    public int apply(List<Pharmacy> file) {
        return database.inTransaction(transaction -> {
            Connection connection = transaction.connection();
            Map<String, Stored> stored = lockAll(connection);
            List<Stored> changed = new ArrayList<>();
            for (Pharmacy pharmacy : file) {
                Stored before = stored.remove(pharmacy.ncpdpId());
                if (before == null || !same(before.pharmacy(), pharmacy)) {
                    changed.add(new Stored(pharmacy, before == null ? 1 : before.sequence() + 1));
                }
            }
            for (Stored gone : stored.values()) {
                if (gone.pharmacy().active()) {
                    changed.add(new Stored(gone.pharmacy().deactivated(), gone.sequence() + 1));
                }
            }
            for (Stored one : changed) {
                write(transaction, one);
            }
            if (!changed.isEmpty()) {
                transaction.audit(new AuditEntry(
                        GATEWAY, "load", "pharmacy-directory", "file", "done", changed.size() + " changed"));
            }
            return changed.size();
        });
    }

    private static boolean same(Pharmacy one, Pharmacy other) {
        return one.withPlainCoordinates().equals(other.withPlainCoordinates());
    }

    /** The table lock lets two instances that start together apply the file one after the other. */
    private static Map<String, Stored> lockAll(Connection connection) throws SQLException {
        Map<String, Stored> stored = new HashMap<>();
        try (PreparedStatement lock = connection.prepareStatement("lock table pharmacy in share row exclusive mode");
                PreparedStatement select = connection.prepareStatement("select * from pharmacy")) {
            lock.execute();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Pharmacy pharmacy = PharmacyDirectory.pharmacy(row);
                    stored.put(pharmacy.ncpdpId(), new Stored(pharmacy, row.getLong("sequence")));
                }
            }
        }
        return stored;
    }

    private static void write(Transaction transaction, Stored next) throws SQLException {
        Pharmacy pharmacy = next.pharmacy();
        Connection connection = transaction.connection();
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into pharmacy (ncpdp_id, npi, name, line, city, state, postal_code, phone, latitude, longitude,
                                      channel, active, effective_from, service_levels, sequence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (ncpdp_id) do update
                set npi = excluded.npi, name = excluded.name, line = excluded.line, city = excluded.city,
                    state = excluded.state, postal_code = excluded.postal_code, phone = excluded.phone,
                    latitude = excluded.latitude, longitude = excluded.longitude, channel = excluded.channel,
                    active = excluded.active, effective_from = excluded.effective_from,
                    service_levels = excluded.service_levels, sequence = excluded.sequence""")) {
            upsert.setString(1, pharmacy.ncpdpId());
            upsert.setString(2, pharmacy.npi());
            upsert.setString(3, pharmacy.name());
            upsert.setString(4, pharmacy.address().line());
            upsert.setString(5, pharmacy.address().city());
            upsert.setString(6, pharmacy.address().state());
            upsert.setString(7, pharmacy.address().postalCode());
            upsert.setString(8, pharmacy.phone());
            upsert.setBigDecimal(9, pharmacy.latitude());
            upsert.setBigDecimal(10, pharmacy.longitude());
            upsert.setString(11, pharmacy.channel().name());
            upsert.setBoolean(12, pharmacy.active());
            upsert.setObject(13, pharmacy.effectiveFrom());
            upsert.setArray(
                    14,
                    connection.createArrayOf("text", pharmacy.serviceLevels().toArray()));
            upsert.setLong(15, next.sequence());
            upsert.executeUpdate();
        }
        transaction.emit(new OutgoingEvent(
                EventType.PHARMACY_STATED,
                pharmacy.ncpdpId(),
                pharmacy.ncpdpId(),
                next.sequence(),
                pharmacy.stated(),
                GATEWAY));
    }
}
