package org.scriptline.prescription.inbox.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.kit.database.Database;
import org.scriptline.prescription.conversation.KnownRequest;
import org.scriptline.prescription.conversation.store.RequestStore;
import org.scriptline.prescription.directory.store.DirectoryStore;
import org.scriptline.prescription.fhir.TaskResources;
import org.scriptline.prescription.inbox.Attention;
import org.scriptline.prescription.inbox.AttentionCriteria;
import org.scriptline.prescription.inbox.store.AttentionStore;
import org.scriptline.prescription.searching.Criteria;
import org.scriptline.prescription.searching.Found;
import org.scriptline.prescription.searching.store.PrescriptionSearch;

/** Items together with the prescriptions they are about. */
@ApplicationScoped
public class InboxItems {

    private final AttentionStore store;
    private final PrescriptionSearch search;
    private final RequestStore requests;
    private final DirectoryStore pharmacies;
    private final Database database;

    public InboxItems(
            AttentionStore store,
            PrescriptionSearch search,
            RequestStore requests,
            DirectoryStore pharmacies,
            Database database) {
        this.store = store;
        this.search = search;
        this.requests = requests;
        this.pharmacies = pharmacies;
        this.database = database;
    }

    /**
     * An item and its prescription.
     *
     * @param request what a pharmacy asks, null when the item is something else
     * @param pharmacy where the prescription is, null when it is not in the directory
     */
    record Item(
            Attention attention,
            Found found,
            @Nullable KnownRequest request,
            @Nullable PharmacyStated pharmacy) {

        /** As a Task. */
        ObjectNode task() {
            ObjectNode task = TaskResources.of(
                    found.details(),
                    attention.id(),
                    attention.kind().code(),
                    attention.kind().meaning() + " " + attention.kind().next(),
                    attention.openedAt(),
                    attention.closedAt());
            return request == null ? task : TaskResources.asking(task, request);
        }

        UUID id() {
            return attention.id();
        }
    }

    List<Item> find(AttentionCriteria criteria, @Nullable UUID from, int limit) {
        List<Attention> attentions = store.find(criteria, from, limit);
        if (attentions.isEmpty()) {
            return List.of();
        }
        Set<UUID> ids = attentions.stream().map(Attention::prescription).collect(Collectors.toSet());
        Map<UUID, Found> found = search.find(Criteria.of(criteria.practice(), ids, null), null, ids.size()).stream()
                .collect(Collectors.toMap(Found::id, Function.identity()));
        Set<UUID> asked = attentions.stream()
                .filter(attention -> attention.kind().asked())
                .map(Attention::id)
                .collect(Collectors.toSet());
        Map<UUID, KnownRequest> known = asked.isEmpty()
                ? Map.of()
                : database.read(connection -> requests.byIds(connection, asked, criteria.practice()));
        Map<String, PharmacyStated> places = pharmacies.byNcpdpIds(found.values().stream()
                .map(one -> one.details().pharmacyNcpdpId())
                .collect(Collectors.toSet()));
        return attentions.stream()
                .map(attention -> {
                    Found one = Objects.requireNonNull(found.get(attention.prescription()));
                    return new Item(
                            attention,
                            one,
                            known.get(attention.id()),
                            places.get(one.details().pharmacyNcpdpId()));
                })
                .toList();
    }
}
