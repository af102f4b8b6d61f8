package org.scriptline.formulary.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.ItemColumns;
import org.scriptline.formulary.release.QuantityRule;
import org.scriptline.formulary.release.store.PostgresReleaseStore;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(LoadedPayer.class)
class KeptReleasesTest {

    @Inject
    Database database;

    @Inject
    PostgresReleaseStore store;

    /** As a database of an earlier version holds it. */
    @Test
    void aReleaseWhoseDrugsAreRowsOpensAsBefore() {
        // Given
        run("""
                insert into release (id, source, contract_year, content_hash, completeness, state, items, plans, costs,
                  warnings, loaded_at, activated_at)
                values ('kept-2024', 'kept', 2024, repeat('a', 64), 'FULL', 'RETIRED', 2, 0, 0, '', now(), now())""", """
                insert into formulary_item (release_id, formulary, rxcui, ndc, tier, quantity_limited, quantity_amount,
                  quantity_days, prior_authorization, step_therapy)
                values ('kept-2024', 5, 11, 99000000011, 3, true, 2.5, 30, false, null),
                       ('kept-2024', 6, 12, 0, 1, null, null, null, null, true)""");

        // When
        ItemColumns items = store.content("kept-2024").items();

        // Then
        List<FormularyItem> read =
                IntStream.range(0, items.size()).mapToObj(items::item).toList();
        assertThat(read)
                .containsExactlyInAnyOrder(
                        new FormularyItem(11, 3, true, new QuantityRule(new BigDecimal("2.5"), 30), false, null),
                        new FormularyItem(12, 1, null, null, null, true));
        run("delete from formulary_item where release_id = 'kept-2024'", "delete from release where id = 'kept-2024'");
    }

    private void run(String... statements) {
        database.run(transaction -> {
            try (Statement statement = transaction.connection().createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        });
    }
}
