package org.scriptline.kit.database;

import java.sql.SQLException;

/** Work in a transaction without a result. */
@FunctionalInterface
public interface TransactionalAction {

    void run(Transaction transaction) throws SQLException;
}
