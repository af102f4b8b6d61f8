package org.scriptline.prescription.inbox.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    public InboxItems(AttentionStore store, PrescriptionSearch search) {
        this.store = store;
        this.search = search;
    }

    /** An item and its prescription. */
    record Item(Attention attention, Found found) {

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
        return attentions.stream()
                .map(attention -> new Item(attention, Objects.requireNonNull(found.get(attention.prescription()))))
                .toList();
    }
}
