package org.scriptline.pharmacy.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.pharmacy.delivery.Released;

/** While replicas of two versions run, the older one leaves messages of kinds that it does not know to the newer, and sends all others. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class LaterVersionTest {

    private static final String CALLED = FakePharmacies.REROUTED.getFirst();
    private static final String FETCHES = FakePharmacies.MAILBOXES.getFirst();

    @Inject
    Gateway gateway;

    @Inject
    Database database;

    @BeforeEach
    void takeMessagesOfALaterVersion() {
        execute("alter table outgoing_message drop constraint outgoing_message_kind_check");
    }

    @AfterEach
    void takeThemNoMore() {
        execute("update outgoing_message set kind = 'NEW_RX', state = 'WITHDRAWN' where kind = 'OF_A_LATER_VERSION'");
        execute("alter table outgoing_message add constraint outgoing_message_kind_check"
                + " check (kind in ('NEW_RX', 'CANCEL_RX', 'ANSWER', 'FILL_NOTICES'))");
    }

    @Test
    void whatIsSentToPharmaciesGoesOn() {
        // Given
        PrescriptionReleased later = gateway.delivered(CALLED);
        PrescriptionReleased known = gateway.delivered(CALLED);
        ofALaterVersion(later);

        // When
        gateway.choose(known, FillNotices.NONE);

        // Then
        gateway.awaitChanges(known, "delivered", "fill-notices-changed");
        assertThat(attempts(later)).isOne();
    }

    @Test
    void whatPharmaciesFetchGoesOn() {
        // Given
        PrescriptionReleased later = Released.to(FETCHES);
        PrescriptionReleased known = Released.to(FETCHES);
        gateway.release(later, known);
        ofALaterVersion(later);

        // When
        String fetched = fetch("");

        // Then
        assertThat(fetched).contains("<PrescriberOrderNumber>" + Gateway.orderNumber(known) + "<");
        assertThat(attempts(later)).isZero();
        fetch("<RelatesToMessageID>" + FakePharmacies.messageId(fetched) + "</RelatesToMessageID>");
        gateway.awaitChanges(known, "delivered");
    }

    private void ofALaterVersion(PrescriptionReleased released) {
        gateway.change(
                "update outgoing_message set kind = 'OF_A_LATER_VERSION', state = 'DUE', leased_until = null,"
                        + " due_at = now() - interval '1 hour', deadline_at = now() + interval '1 hour'"
                        + " where prescription_id = ?",
                released);
    }

    private long attempts(PrescriptionReleased released) {
        UUID id = released.content().prescriptionId();
        return gateway.count("select attempts from outgoing_message where prescription_id = ?", id);
    }

    private static String fetch(String relatesTo) {
        return ScriptTexts.post(
                        FETCHES,
                        "<Message TransactionVersion=\"20170715\"><Header><To Qualifier=\"ZZZ\">SCRIPTLINE</To>"
                                + "<From Qualifier=\"P\">" + FETCHES + "</From><MessageID>"
                                + ScriptTexts.newMessageId() + "</MessageID>" + relatesTo
                                + "</Header><Body><GetMessage/></Body></Message>")
                .asString();
    }

    private void execute(String sql) {
        database.run(transaction -> {
            try (Statement statement = transaction.connection().createStatement()) {
                statement.execute(sql);
            }
        });
    }
}
