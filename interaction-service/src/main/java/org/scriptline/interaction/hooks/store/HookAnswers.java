package org.scriptline.interaction.hooks.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.hooks.HookKind;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.interaction.asking.Asking;
import org.scriptline.interaction.asking.Disclosed;
import org.scriptline.interaction.asking.InvalidFieldException;
import org.scriptline.interaction.asking.store.Showings;
import org.scriptline.interaction.asking.store.StoredProfiles;
import org.scriptline.interaction.gate.PersonProfile;
import org.scriptline.interaction.hooks.Card;
import org.scriptline.interaction.hooks.CardWriter;
import org.scriptline.interaction.hooks.HookCall;
import org.scriptline.interaction.knowledge.KnowledgeBase;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.screening.Showing;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.hooks.HookCaller;
import org.scriptline.kit.problem.ProblemException;

/** Screens a call together with the stored profile, and keeps what it showed in the same transaction. */
@ApplicationScoped
public class HookAnswers {
    private final Database database;
    private final HookRecords records;
    private final StoredProfiles profiles;
    private final Showings showings;
    private final Asking asking;
    private final KnowledgeBase knowledge;
    private final CardStore store;
    private final LinkCards linkCards;

    public HookAnswers(
            Database database,
            HookRecords records,
            StoredProfiles profiles,
            Showings showings,
            Asking asking,
            KnowledgeBase knowledge,
            CardStore store,
            LinkCards linkCards) {
        this.database = database;
        this.records = records;
        this.profiles = profiles;
        this.showings = showings;
        this.asking = asking;
        this.knowledge = knowledge;
        this.store = store;
        this.linkCards = linkCards;
    }

    /** The cards for a call, kept for their feedback. */
    public List<Card> cards(HookCall call, HookCaller caller, LocalDate today) {
        try {
            return database.inTransaction(transaction -> cards(transaction, call, caller, today));
        } catch (InvalidFieldException invalid) {
            throw new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, String.valueOf(invalid.getMessage()))
                    .withField(invalid.field());
        }
    }

    private List<Card> cards(Transaction transaction, HookCall call, HookCaller caller, LocalDate today)
            throws SQLException {
        KnowledgeSnapshot snapshot = knowledge.snapshot();
        Optional<UUID> record = records.find(transaction.connection(), call, caller.practice());
        if (record.isEmpty() && !call.patientPrefetched()) {
            throw new ProblemException(ErrorCode.PATIENT_NOT_PREFETCHED).withField("prefetch.patient");
        }
        CardWriter writer = new CardWriter(call, caller.practice());
        @Nullable String npi = caller.npi() == null ? call.orderer() : caller.npi();
        if (call.namesNoDrug()) {
            return kept(transaction, call, caller, npi, record, writer.nothingScreened(), snapshot.version());
        }
        @Nullable
        PersonProfile profile = record.isEmpty()
                ? null
                : profiles.of(transaction.connection(), record.get(), caller.practice(), snapshot.longestWashoutDays())
                        .orElse(null);
        Showing showing = profile == null
                ? showings.of(caller.practice(), today)
                : showings.of(transaction.connection(), caller.practice(), npi, profile, today);
        ScreeningResult result = asking.answer(call.question(), profile, snapshot, today, showing);
        if (profile != null) {
            audit(transaction, caller, Disclosed.by(result, profile, caller.practice()), record.get());
        }
        List<CardWriter.Written> cards = new ArrayList<>(writer.cards(result, profile != null));
        if (record.isPresent() && call.kind() == HookKind.ORDER_SIGN) {
            cards.addAll(linkCards.of(transaction, writer, record.get(), caller));
        }
        return kept(transaction, call, caller, npi, record, cards, result.knowledgeBase());
    }

    private List<Card> kept(
            Transaction transaction,
            HookCall call,
            HookCaller caller,
            @Nullable String npi,
            Optional<UUID> record,
            List<CardWriter.Written> cards,
            String knowledgeBase)
            throws SQLException {
        store.shown(transaction.connection(), call.kind(), cards, caller, npi, record.orElse(null), knowledgeBase);
        return cards.stream().map(CardWriter.Written::card).toList();
    }

    private static void audit(Transaction transaction, HookCaller caller, Map<String, String> disclosed, UUID record) {
        Actor actor = new Actor(caller.npi() == null ? caller.name() : caller.npi(), caller.practice());
        disclosed.forEach((prescription, alert) -> transaction.audit(new AuditEntry(
                actor,
                "disclose",
                "prescription",
                prescription,
                "shown",
                "alert " + alert + " of a CDS Hooks call for record " + record)));
    }
}
