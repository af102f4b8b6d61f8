package org.scriptline.formulary.release.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.BulkStore;
import org.scriptline.formulary.release.PharmacyTerms;
import org.scriptline.formulary.release.PlanKey;
import org.scriptline.kit.database.DatabaseException;

/** Writes packed prices and networks of one release, in batches, within the transaction that stores it. */
final class BulkTables implements BulkStore, AutoCloseable {

    private static final int ROWS_SENT = 64;

    private final Connection connection;
    private final String release;
    private final PreparedStatement putPrices;
    private final PreparedStatement putNetwork;
    private int pricesWaiting;
    private int networksWaiting;
    private boolean pricesPut;
    private boolean networksPut;

    BulkTables(Connection connection, String release) throws SQLException {
        this.connection = connection;
        this.release = release;
        putPrices = connection.prepareStatement("""
                insert into plan_price (release_id, contract_id, plan_id, segment_id, costs_30, costs_60, costs_90)
                values (?, ?, ?, ?, ?, ?, ?)""");
        putNetwork = connection.prepareStatement("""
                insert into network_block (release_id, contract_id, plan_id, segment_id, block, terms)
                values (?, ?, ?, ?, ?, ?)""");
    }

    /** A step that the database may refuse. */
    private interface Step<T> {
        T run() throws SQLException;
    }

    private static <T> T run(Step<T> step) {
        try {
            return step.run();
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private void key(PreparedStatement statement, PlanKey plan) throws SQLException {
        statement.setString(1, release);
        statement.setString(2, plan.contractId());
        statement.setString(3, plan.planId());
        statement.setString(4, plan.segmentId());
    }

    @Override
    public void putPrices(PlanKey plan, int[][] costs) {
        run(() -> {
            key(putPrices, plan);
            for (int length = 0; length < costs.length; length++) {
                putPrices.setBytes(5 + length, StoredPrices.bytes(costs[length]));
            }
            putPrices.addBatch();
            pricesPut = true;
            pricesWaiting++;
            if (pricesWaiting == ROWS_SENT) {
                flush();
            }
            return pricesWaiting;
        });
    }

    @Override
    public int @Nullable [][] takePrices(PlanKey plan) {
        try {
            return pricesPut ? taken(plan) : null;
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private int @Nullable [][] taken(PlanKey plan) throws SQLException {
        flush();
        try (PreparedStatement take = connection.prepareStatement("""
                delete from plan_price where release_id = ? and contract_id = ? and plan_id = ? and segment_id = ?
                returning costs_30, costs_60, costs_90""")) {
            key(take, plan);
            try (ResultSet row = take.executeQuery()) {
                return row.next()
                        ? new int[][] {
                            StoredPrices.costs(row.getBytes(1)),
                            StoredPrices.costs(row.getBytes(2)),
                            StoredPrices.costs(row.getBytes(3))
                        }
                        : null;
            }
        }
    }

    @Override
    public void putNetwork(PlanKey plan, int block, char[] terms) {
        run(() -> {
            key(putNetwork, plan);
            putNetwork.setInt(5, block);
            ByteBuffer bytes = ByteBuffer.allocate(terms.length * Character.BYTES);
            bytes.asCharBuffer().put(terms);
            putNetwork.setBytes(6, bytes.array());
            putNetwork.addBatch();
            networksPut = true;
            networksWaiting++;
            if (networksWaiting == ROWS_SENT) {
                flush();
            }
            return networksWaiting;
        });
    }

    @Override
    public char @Nullable [] takeNetwork(PlanKey plan, int block) {
        try {
            return networksPut ? taken(plan, block) : null;
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private char @Nullable [] taken(PlanKey plan, int block) throws SQLException {
        flush();
        try (PreparedStatement take = connection.prepareStatement("""
                delete from network_block where release_id = ? and contract_id = ? and plan_id = ? and segment_id = ?
                and block = ? returning terms""")) {
            key(take, plan);
            take.setInt(5, block);
            try (ResultSet row = take.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                byte[] bytes = row.getBytes(1);
                char[] terms = new char[bytes.length / Character.BYTES];
                ByteBuffer.wrap(bytes).asCharBuffer().get(terms);
                return terms;
            }
        }
    }

    @Override
    public void putTerms(PlanKey plan, List<PharmacyTerms> terms) {
        run(() -> {
            try (PreparedStatement put = connection.prepareStatement("""
                    insert into network_terms (release_id, contract_id, plan_id, segment_id, number, preferred_retail,
                      preferred_mail, retail, mail, in_area, floor_price, fees)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
                for (int index = 0; index < terms.size(); index++) {
                    PharmacyTerms each = terms.get(index);
                    key(put, plan);
                    put.setInt(5, index + 1);
                    put.setBoolean(6, each.preferredRetail());
                    put.setBoolean(7, each.preferredMail());
                    put.setBoolean(8, each.retail());
                    put.setBoolean(9, each.mail());
                    put.setBoolean(10, each.inArea());
                    put.setBigDecimal(11, each.floorPrice());
                    put.setArray(
                            12, connection.createArrayOf("numeric", each.fees().toArray()));
                    put.addBatch();
                }
                return put.executeBatch().length;
            }
        });
    }

    @Override
    public void putPharmacies(Collection<Long> npis) {
        run(() -> {
            try (PreparedStatement put = connection.prepareStatement("""
                    insert into network_pharmacy (release_id, npi, number)
                    select ?, npi, ordinality - 1 from unnest(?) with ordinality as pharmacy (npi, ordinality)""")) {
                put.setString(1, release);
                put.setArray(2, connection.createArrayOf("bigint", npis.toArray()));
                return put.executeUpdate();
            }
        });
    }

    /** Sends what waits. */
    void flush() throws SQLException {
        if (pricesWaiting > 0) {
            putPrices.executeBatch();
            pricesWaiting = 0;
        }
        if (networksWaiting > 0) {
            putNetwork.executeBatch();
            networksWaiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        putPrices.close();
        putNetwork.close();
    }
}
