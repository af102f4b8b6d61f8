package org.scriptline.kit.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Reading on a connection in autocommit. */
@FunctionalInterface
public interface ReadWork<T> {

    T run(Connection connection) throws SQLException;
}
