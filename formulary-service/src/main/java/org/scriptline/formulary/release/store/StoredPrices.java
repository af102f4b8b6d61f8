package org.scriptline.formulary.release.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.CodeForms;
import org.scriptline.formulary.release.PackedPlanPrices;
import org.scriptline.formulary.release.PharmacyStanding;
import org.scriptline.formulary.release.PharmacyTerms;
import org.scriptline.formulary.release.PlanKey;
import org.scriptline.formulary.release.PlanPrices;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.PriceLookup;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.kit.database.Database;

/**
 * Prices and networks from PostgreSQL, by key: one row for a plan's prices, one slice of two bytes for a pharmacy. What
 * was asked last stays in memory, within a limit.
 */
@ApplicationScoped
public class StoredPrices implements PriceLookup {

    /** About forty kilobytes each. */
    private static final int PLANS_REMEMBERED = 200;

    private static final int STANDINGS_REMEMBERED = 20_000;

    private static final int NPI_DIGITS = 10;

    private static final String STANDING = """
            select exists (select from network_terms where release_id = ? and contract_id = ? and plan_id = ?
                           and segment_id = ?),
              t.preferred_retail, t.preferred_mail, t.retail, t.mail, t.in_area, t.floor_price, t.fees
            from (values (1)) one left join (
              network_pharmacy p
              join network_block b on b.release_id = p.release_id and b.block = p.number / 4096
                and b.contract_id = ? and b.plan_id = ? and b.segment_id = ?
              join network_terms t on t.release_id = p.release_id and t.contract_id = b.contract_id
                and t.plan_id = b.plan_id and t.segment_id = b.segment_id
                and t.number = get_byte(substring(b.terms from 1 + 2 * (p.number % 4096) for 2), 0) * 256
                               + get_byte(substring(b.terms from 1 + 2 * (p.number % 4096) for 2), 1))
              on p.release_id = ? and p.npi = ?""";

    private record Asked(String release, PlanKey plan, String npi) {}

    private final Database database;
    private final Map<Asked, PlanPrices> prices = remembering(PLANS_REMEMBERED);
    private final Map<Asked, PharmacyStanding> standings = remembering(STANDINGS_REMEMBERED);

    public StoredPrices(Database database) {
        this.database = database;
    }

    private static <T> Map<Asked, T> remembering(int most) {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Asked, T> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public PlanPrices prices(ServedRelease release, PlanRow plan) {
        Integer formulary = plan.formulary();
        if (release.release().rows().prices() == 0 || formulary == null) {
            return PlanPrices.NONE;
        }
        var asked = new Asked(release.release().id(), plan.key(), "");
        PlanPrices known = known(prices, asked);
        if (known == null) {
            known = database.read(connection -> {
                try (PreparedStatement select = connection.prepareStatement("""
                        select costs_30, costs_60, costs_90 from plan_price
                        where release_id = ? and contract_id = ? and plan_id = ? and segment_id = ?""")) {
                    key(select, 1, asked);
                    try (ResultSet row = select.executeQuery()) {
                        return row.next()
                                ? new PackedPlanPrices(release, formulary, new int[][] {
                                    costs(row.getBytes(1)), costs(row.getBytes(2)), costs(row.getBytes(3))
                                })
                                : PlanPrices.NONE;
                    }
                }
            });
            remember(prices, asked, known);
        }
        return known;
    }

    @Override
    public PharmacyStanding standing(ServedRelease release, PlanRow plan, String npi) {
        if (release.release().rows().pharmacies() == 0) {
            return PriceLookup.NONE.standing(release, plan, npi);
        }
        if (npi.length() != NPI_DIGITS || !CodeForms.digits(npi, NPI_DIGITS)) {
            return new PharmacyStanding.NotKnown("an NPI has ten digits");
        }
        var asked = new Asked(release.release().id(), plan.key(), npi);
        PharmacyStanding known = known(standings, asked);
        if (known == null) {
            known = database.read(connection -> {
                try (PreparedStatement select = connection.prepareStatement(STANDING)) {
                    key(select, 1, asked);
                    select.setString(5, plan.key().contractId());
                    select.setString(6, plan.key().planId());
                    select.setString(7, plan.key().segmentId());
                    select.setString(8, asked.release());
                    select.setLong(9, Long.parseLong(npi));
                    try (ResultSet row = select.executeQuery()) {
                        row.next();
                        return standing(row);
                    }
                }
            });
            remember(standings, asked, known);
        }
        return known;
    }

    private static PharmacyStanding standing(ResultSet row) throws SQLException {
        if (!row.getBoolean(1)) {
            return new PharmacyStanding.NotKnown("no pharmacy network of this plan in this release");
        }
        Array fees = row.getArray("fees");
        return fees == null
                ? new PharmacyStanding.OutOfNetwork()
                : new PharmacyStanding.InNetwork(new PharmacyTerms(
                        row.getBoolean("preferred_retail"),
                        row.getBoolean("preferred_mail"),
                        row.getBoolean("retail"),
                        row.getBoolean("mail"),
                        row.getBoolean("in_area"),
                        row.getBigDecimal("floor_price"),
                        Arrays.asList((BigDecimal[]) fees.getArray())));
    }

    private static <T> @Nullable T known(Map<Asked, T> remembered, Asked asked) {
        synchronized (remembered) {
            return remembered.get(asked);
        }
    }

    private static <T> void remember(Map<Asked, T> remembered, Asked asked, T value) {
        synchronized (remembered) {
            remembered.put(asked, value);
        }
    }

    private static void key(PreparedStatement select, int first, Asked asked) throws SQLException {
        select.setString(first, asked.release());
        select.setString(first + 1, asked.plan().contractId());
        select.setString(first + 2, asked.plan().planId());
        select.setString(first + 3, asked.plan().segmentId());
    }

    /** Four bytes a cost, the highest first. */
    static byte[] bytes(int[] costs) {
        ByteBuffer bytes = ByteBuffer.allocate(costs.length * Integer.BYTES);
        bytes.asIntBuffer().put(costs);
        return bytes.array();
    }

    static int[] costs(byte[] bytes) {
        int[] costs = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(costs);
        return costs;
    }
}
