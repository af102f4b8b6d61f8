package org.scriptline.pharmacy.directory.http;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.scriptline.kit.audit.AuditLog;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.EventArchive;
import org.scriptline.kit.events.OutboxFilled;
import org.scriptline.pharmacy.directory.store.DirectoryReleases;
import org.scriptline.pharmacy.directory.store.DirectoryUpdate;
import org.scriptline.pharmacy.directory.store.ListingStore;
import org.scriptline.pharmacy.directory.store.LoadingDirectory;

/** An empty directory in a database of its own, on the running application's PostgreSQL and with its tables. */
@Dependent
class OwnDirectory {

    static final String HEADER = "ncpdpId,npi,name,channel,status,effectiveTo\n";

    final Database database;
    final DirectoryUpdate update;
    final LoadingDirectory loading;

    @Inject
    OwnDirectory(
            DataSource application,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            Flyway tables,
            EventArchive archive,
            AuditLog auditLog,
            Event<OutboxFilled> outboxFilled,
            Clock clock)
            throws Exception {
        String name = "directory_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = application.getConnection();
                Statement create = connection.createStatement()) {
            create.execute("create database " + name);
        }
        PGSimpleDataSource own = new PGSimpleDataSource();
        own.setURL(url);
        own.setUser("postgres");
        own.setDatabaseName(name);
        Flyway.configure()
                .configuration(tables.getConfiguration())
                .dataSource(own)
                .load()
                .migrate();
        database = new Database(own, archive, auditLog, outboxFilled);
        DirectoryReleases releases = new DirectoryReleases(clock);
        update = new DirectoryUpdate(releases, new ListingStore());
        loading = new LoadingDirectory(database, update, releases);
    }

    /** Each pharmacy as its id, its name and whether it takes prescriptions. */
    List<String> pharmacies() {
        return rows(
                "select ncpdp_id || ' ' || name || case when active then '' else ', closed' end from pharmacy order by ncpdp_id");
    }

    /** What became of each file, the oldest first: its source, its state and the reason. */
    List<String> releases() {
        return rows("select source || ' ' || state || coalesce(': ' || reason, '') from pharmacy_release order by id");
    }

    /** Pharmacies whose change was told to everybody, in order. */
    List<String> stated() {
        return rows("select subject || ' ' || sequence from event where direction = 'P' order by id");
    }

    void run(String sql) {
        database.run(transaction -> {
            try (PreparedStatement statement = transaction.connection().prepareStatement(sql)) {
                statement.execute();
            }
        });
    }

    private List<String> rows(String sql) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                List<String> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(row.getString(1));
                }
                return rows;
            }
        });
    }
}
