package org.scriptline.interaction.gate.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.scriptline.interaction.gate.Gate;
import org.scriptline.interaction.gate.GateBatch;
import org.scriptline.interaction.gate.ProfileScreening;
import org.scriptline.interaction.gate.Workspace;
import org.scriptline.interaction.knowledge.KnowledgeBase;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.identity.IdGenerator;

/** Opens the gate over what a transaction reads, with the knowledge base and the day as they are then. */
@ApplicationScoped
public class Gates {
    private final ProfileStore store;
    private final KnowledgeBase knowledge;
    private final ProfileScreening screening;
    private final Clock clock;
    private final IdGenerator ids;

    public Gates(
            ProfileStore store, KnowledgeBase knowledge, ProfileScreening screening, Clock clock, IdGenerator ids) {
        this.store = store;
        this.knowledge = knowledge;
        this.screening = screening;
        this.clock = clock;
        this.ids = ids;
    }

    /** Something to do with a gate. */
    @FunctionalInterface
    public interface Passage {
        void through(GateBatch batch, Workspace workspace) throws SQLException;
    }

    /** Reads, lets the work pass and writes what came of it; the locks must be held. */
    public Workspace pass(Transaction transaction, ProfileStore.Reading reading, Passage passage) throws SQLException {
        KnowledgeSnapshot snapshot = knowledge.snapshot();
        Workspace workspace = store.read(transaction.connection(), reading, snapshot.longestWashoutDays());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        GateBatch batch = new GateBatch(workspace, new Gate(screening, snapshot, today), ids::next);
        passage.through(batch, workspace);
        batch.finish();
        store.write(transaction, workspace);
        return workspace;
    }
}
