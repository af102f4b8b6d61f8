package org.scriptline.interaction.gate.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.scriptline.interaction.gate.Gate;
import org.scriptline.interaction.gate.GateBatch;
import org.scriptline.interaction.gate.Linking;
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
        GateBatch batch = new GateBatch(workspace, gate(snapshot), ids::next);
        passage.through(batch, workspace);
        batch.finish();
        store.write(transaction, workspace);
        return workspace;
    }

    /** Reads, lets a decision of operations pass and writes what came of it; the locks must be held. */
    public <T> T decide(Transaction transaction, Set<UUID> persons, Function<Linking, T> decision) throws SQLException {
        KnowledgeSnapshot snapshot = knowledge.snapshot();
        Workspace workspace = store.read(
                transaction.connection(), ProfileStore.Reading.ofPersons(persons), snapshot.longestWashoutDays());
        T decided = decision.apply(new Linking(workspace, gate(snapshot), ids::next));
        store.write(transaction, workspace);
        return decided;
    }

    private Gate gate(KnowledgeSnapshot snapshot) {
        return new Gate(screening, snapshot, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
