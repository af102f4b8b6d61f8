package org.scriptline.local.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** The four databases and their roles: each role owns its own database and cannot even connect to another's. */
public final class Databases {
    /** Database and role share the name. */
    public static final List<String> NAMES = List.of("prescription", "interaction", "formulary", "pharmacy");

    /** Every role that has a password. */
    static final List<String> ROLES =
            List.of(Passwords.ADMINISTRATOR, "prescription", "interaction", "formulary", "pharmacy");

    private static final String CONNECT_TIMEOUT_SECONDS = "5";

    private final StackDirectory directory;
    private final int port;

    Databases(StackDirectory directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    boolean reachable() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    void createMissing() {
        Passwords passwords = Passwords.read(directory.passwords());
        try (Connection connection = connect()) {
            for (String name : NAMES) {
                createRole(connection, name, passwords.of(name));
                createDatabase(connection, name);
            }
            execute(connection, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        } catch (SQLException e) {
            throw new StackException("The databases cannot be created: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", Passwords.ADMINISTRATOR);
        properties.setProperty("password", Passwords.read(directory.passwords()).of(Passwords.ADMINISTRATOR));
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_TIMEOUT_SECONDS);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), properties);
    }

    private static void createRole(Connection connection, String name, String password) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            // Names are our own constants and the password is base64url: neither can hold a quote.
            execute(connection, "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, password));
        }
    }

    private static void createDatabase(Connection connection, String name) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(connection, "CREATE DATABASE %s OWNER %s".formatted(name, name));
        }
        execute(connection, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
    }

    private static boolean exists(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
