package org.scriptline.pharmacy.directory.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.EventType;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.pharmacy.directory.DirectoryContent;
import org.scriptline.pharmacy.directory.Listing;
import org.scriptline.pharmacy.directory.LoadRequest;
import org.scriptline.pharmacy.directory.LoadedRelease;
import org.scriptline.pharmacy.directory.Pharmacy;

/** Brings the stored directory to what a file says, in one transaction, and states every pharmacy that changed. The same file again changes nothing. */
@ApplicationScoped
public class DirectoryUpdate {

    private static final Actor GATEWAY = Actor.service("pharmacy-gateway");

    private final DirectoryReleases releases;
    private final ListingStore listings;

    public DirectoryUpdate(DirectoryReleases releases, ListingStore listings) {
        this.releases = releases;
        this.listings = listings;
    }

    private record Stored(Pharmacy pharmacy, String source, long sequence) {}

    /** The directory as it is read under the lock, and what is to be written. */
    private static final class Changes {

        private final Map<String, Stored> stored;
        private final Map<String, Stored> next = new LinkedHashMap<>();

        Changes(Map<String, Stored> stored) {
            this.stored = stored;
        }

        void set(Pharmacy pharmacy, String source) {
            Stored before = stored.get(pharmacy.ncpdpId());
            if (before == null
                    || !before.source().equals(source)
                    || !before.pharmacy().withPlainCoordinates().equals(pharmacy.withPlainCoordinates())) {
                next.put(pharmacy.ncpdpId(), new Stored(pharmacy, source, before == null ? 1 : before.sequence() + 1));
            }
        }
    }

    /** Applies the file. The table lock lets two instances that start together apply it one after the other. */
    public LoadedRelease apply(Transaction transaction, DirectoryContent content, String sha256, LoadRequest request)
            throws SQLException {
        Connection connection = transaction.connection();
        Changes changes = new Changes(lockAll(connection));
        content.pharmacies().forEach(pharmacy -> changes.set(pharmacy, request.source()));
        if (request.mode() == LoadRequest.Mode.FULL && !content.pharmacies().isEmpty()) {
            closeMissing(changes, content, request.source());
        }
        int listed = list(connection, changes, content.listings());
        refuseSharedNumbers(changes);
        write(transaction, List.copyOf(changes.next.values()));
        LoadedRelease release = releases.loaded(connection, request, content, sha256, changes.next.size() + listed);
        transaction.audit(new AuditEntry(
                new Actor(request.loadedBy(), "pharmacy-gateway"),
                "load",
                "pharmacy-directory",
                request.source(),
                "done",
                release.changed() + " changed"));
        return release;
    }

    /** The same, unless the last file of the source had the same bytes: a restart does not undo what was loaded since. */
    public boolean applyOnce(Transaction transaction, DirectoryContent content, String sha256, LoadRequest request)
            throws SQLException {
        lock(transaction.connection());
        if (releases.last(transaction.connection(), request.source(), sha256)) {
            return false;
        }
        apply(transaction, content, sha256, request);
        return true;
    }

    /** Pharmacies whose last day is over take no more prescriptions, and everybody is told so; says how many. */
    public int close(Transaction transaction, LocalDate today) throws SQLException {
        Changes changes = new Changes(lockAll(transaction.connection()));
        changes.stored.values().stream()
                .filter(one -> one.pharmacy().active()
                        && one.pharmacy().effectiveTo() != null
                        && one.pharmacy().effectiveTo().isBefore(today))
                .forEach(one -> changes.set(one.pharmacy().deactivated(), one.source()));
        write(transaction, List.copyOf(changes.next.values()));
        return changes.next.size();
    }

    /** A delta may give a pharmacy the NPI of another that it does not name. */
    private static void refuseSharedNumbers(Changes changes) {
        Map<String, Stored> all = new HashMap<>(changes.stored);
        all.putAll(changes.next);
        Map<String, String> owners = new HashMap<>();
        for (Stored one : all.values()) {
            String npi = one.pharmacy().npi();
            String owner =
                    npi == null ? null : owners.putIfAbsent(npi, one.pharmacy().ncpdpId());
            if (owner != null) {
                throw new ProblemException(
                        ErrorCode.RELEASE_REFUSED,
                        "The pharmacies " + owner + " and " + one.pharmacy().ncpdpId() + " would have one NPI.");
            }
        }
    }

    private static void closeMissing(Changes changes, DirectoryContent content, String source) {
        Map<String, Stored> missing = new HashMap<>(changes.stored);
        content.pharmacies().forEach(pharmacy -> missing.remove(pharmacy.ncpdpId()));
        missing.values().stream()
                .filter(one -> one.source().equals(source) && one.pharmacy().active())
                .forEach(one -> changes.set(one.pharmacy().deactivated(), source));
    }

    /** A listing amends the pharmacy with its NPI; all are kept, for the day on which that pharmacy leaves the directory. */
    private int list(Connection connection, Changes changes, List<Listing> given) throws SQLException {
        if (given.isEmpty()) {
            return 0;
        }
        Map<String, Stored> byNpi = new HashMap<>();
        for (Stored one : changes.stored.values()) {
            if (one.pharmacy().npi() != null) {
                byNpi.put(one.pharmacy().npi(), one);
            }
        }
        for (Listing listing : given) {
            Stored known = byNpi.get(listing.npi());
            if (known != null) {
                changes.set(listing.amend(known.pharmacy()), known.source());
            }
        }
        return listings.store(connection, given);
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("lock table pharmacy in share row exclusive mode")) {
            lock.execute();
        }
    }

    private static Map<String, Stored> lockAll(Connection connection) throws SQLException {
        lock(connection);
        Map<String, Stored> stored = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select * from pharmacy");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Pharmacy pharmacy = PharmacyDirectory.pharmacy(row);
                stored.put(pharmacy.ncpdpId(), new Stored(pharmacy, row.getString("source"), row.getLong("sequence")));
            }
        }
        return stored;
    }

    private static void write(Transaction transaction, List<Stored> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        Connection connection = transaction.connection();
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into pharmacy (ncpdp_id, npi, name, line, city, state, postal_code, phone, latitude, longitude,
                                      channel, active, effective_from, effective_to, hours, service_levels, source,
                                      sequence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (ncpdp_id) do update
                set npi = excluded.npi, name = excluded.name, line = excluded.line, city = excluded.city,
                    state = excluded.state, postal_code = excluded.postal_code, phone = excluded.phone,
                    latitude = excluded.latitude, longitude = excluded.longitude, channel = excluded.channel,
                    active = excluded.active, effective_from = excluded.effective_from,
                    effective_to = excluded.effective_to, hours = excluded.hours,
                    service_levels = excluded.service_levels, source = excluded.source,
                    sequence = excluded.sequence""")) {
            for (Stored one : changed) {
                set(connection, upsert, one);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
        for (Stored one : changed) {
            Pharmacy pharmacy = one.pharmacy();
            transaction.emit(new OutgoingEvent(
                    EventType.PHARMACY_STATED,
                    pharmacy.ncpdpId(),
                    pharmacy.ncpdpId(),
                    one.sequence(),
                    pharmacy.stated(),
                    GATEWAY));
        }
    }

    private static void set(Connection connection, PreparedStatement upsert, Stored one) throws SQLException {
        Pharmacy pharmacy = one.pharmacy();
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
        upsert.setObject(14, pharmacy.effectiveTo());
        upsert.setString(15, pharmacy.hours());
        upsert.setArray(
                16, connection.createArrayOf("text", pharmacy.serviceLevels().toArray()));
        upsert.setString(17, one.source());
        upsert.setLong(18, one.sequence());
    }
}
