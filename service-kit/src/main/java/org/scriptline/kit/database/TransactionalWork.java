package org.scriptline.kit.database;

import java.sql.SQLException;

/** Work in a transaction that gives a result. */
@FunctionalInterface
public interface TransactionalWork<T> {

    T run(Transaction transaction) throws SQLException;
}
