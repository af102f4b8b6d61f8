package org.scriptline.pharmacy.directory.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.directory.DirectoryContent;
import org.scriptline.pharmacy.directory.LoadRequest;
import org.scriptline.pharmacy.directory.LoadedRelease;

/** What was loaded when, from where, and what was refused. */
@ApplicationScoped
public class DirectoryReleases {

    private static final int LONGEST_REASON = 1000;

    private final Clock clock;

    public DirectoryReleases(Clock clock) {
        this.clock = clock;
    }

    /** Records a file that is loaded in this transaction. */
    LoadedRelease loaded(
            Connection connection, LoadRequest request, DirectoryContent content, String sha256, int changed)
            throws SQLException {
        return insert(connection, request, content, sha256, changed, "loaded", null);
    }

    /** Records a file that was refused or could not be fetched. */
    public LoadedRelease failed(
            Connection connection, LoadRequest request, @Nullable String sha256, String state, String reason)
            throws SQLException {
        return insert(connection, request, null, sha256, 0, state, reason);
    }

    private LoadedRelease insert(
            Connection connection,
            LoadRequest request,
            @Nullable DirectoryContent content,
            @Nullable String sha256,
            int changed,
            String state,
            @Nullable String reason)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into pharmacy_release (source, mode, format, sha256, pharmacies, listings, ignored, changed,
                                              state, reason, loaded_at, loaded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning *""")) {
            insert.setString(1, request.source());
            insert.setString(2, request.mode().name().toLowerCase(Locale.ROOT));
            insert.setString(3, content == null ? null : content.format());
            insert.setString(4, sha256);
            insert.setInt(5, content == null ? 0 : content.pharmacies().size());
            insert.setInt(6, content == null ? 0 : content.listings().size());
            insert.setInt(7, content == null ? 0 : content.ignored());
            insert.setInt(8, changed);
            insert.setString(9, state);
            insert.setString(
                    10,
                    reason == null || reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON));
            insert.setTimestamp(11, Timestamp.from(clock.instant()));
            insert.setString(12, request.loadedBy());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return release(row);
            }
        }
    }

    /** The newest first. */
    public List<LoadedRelease> newest(Connection connection, long before, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from pharmacy_release where id < ? order by id desc limit ?")) {
            select.setLong(1, before);
            select.setInt(2, limit);
            List<LoadedRelease> releases = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    releases.add(release(row));
                }
            }
            return releases;
        }
    }

    /** The release with this number. */
    public Optional<LoadedRelease> find(Connection connection, long id) throws SQLException {
        return newest(connection, id + 1, 1).stream()
                .filter(release -> release.id() == id)
                .findFirst();
    }

    /** Whether the last file that was loaded from the source has this hash. */
    boolean last(Connection connection, String source, String sha256) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select sha256 = ? from pharmacy_release where source = ? and state = 'loaded' order by id desc limit 1""")) {
            select.setString(1, sha256);
            select.setString(2, source);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static LoadedRelease release(ResultSet row) throws SQLException {
        return new LoadedRelease(
                row.getLong("id"),
                row.getString("source"),
                row.getString("mode"),
                row.getString("format"),
                row.getString("sha256"),
                row.getInt("pharmacies"),
                row.getInt("listings"),
                row.getInt("ignored"),
                row.getInt("changed"),
                row.getString("state"),
                row.getString("reason"),
                row.getTimestamp("loaded_at").toInstant(),
                row.getString("loaded_by"));
    }
}
