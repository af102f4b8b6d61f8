package org.scriptline.prescription.inbox.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.fhir.SearchSystems;
import org.scriptline.prescription.inbox.AttentionCriteria;
import org.scriptline.prescription.inbox.AttentionKind;
import org.scriptline.prescription.searching.Token;
import org.scriptline.prescription.searching.rest.CommonParameters;
import org.scriptline.prescription.searching.rest.SearchRequest;

/** The search parameters of Task. */
@ApplicationScoped
public class TaskParameters {

    /** Codes of R4's task-status; ours are requested and completed. */
    private static final Set<String> STATUSES = Set.of(
            "draft",
            "requested",
            "received",
            "accepted",
            "rejected",
            "ready",
            "cancelled",
            "in-progress",
            "on-hold",
            "failed",
            "completed",
            "entered-in-error");

    private final CommonParameters common;

    public TaskParameters(CommonParameters common) {
        this.common = common;
    }

    AttentionCriteria criteria(SearchRequest request, Caller caller) {
        @Nullable Set<UUID> prescriptions = null;
        for (String name : List.of("based-on", "focus")) {
            prescriptions =
                    CommonParameters.both(prescriptions, CommonParameters.ids(request.all(name), "MedicationRequest"));
        }
        @Nullable Set<UUID> ids = CommonParameters.ids(request.all("_id"), "Task");
        @Nullable Set<String> statuses = statuses(request);
        boolean neither = statuses != null && statuses.isEmpty();
        return new AttentionCriteria(
                caller.org(),
                neither ? Set.of() : ids,
                prescriptions,
                common.patients(request, caller),
                owners(request),
                kinds(request),
                statuses == null || statuses.size() != 1 ? null : Boolean.valueOf(statuses.contains("requested")));
    }

    /** Those of requested and completed that are meant; null for no condition. */
    private static @Nullable Set<String> statuses(SearchRequest request) {
        @Nullable Set<String> all = null;
        for (List<Token> tokens : request.tokens("status")) {
            Set<String> some = new HashSet<>();
            for (Token token : tokens) {
                if (!STATUSES.contains(token.value())) {
                    throw CommonParameters.oneOf(
                            "status", STATUSES.stream().sorted().toList());
                }
                if (token.isOf(SearchSystems.TASK_STATUS)) {
                    some.add(token.value());
                }
            }
            some.retainAll(Set.of("requested", "completed"));
            all = CommonParameters.both(all, some);
        }
        return all;
    }

    private static @Nullable Set<AttentionKind> kinds(SearchRequest request) {
        @Nullable Set<AttentionKind> all = null;
        for (List<Token> tokens : request.tokens("code")) {
            Set<AttentionKind> some = EnumSet.noneOf(AttentionKind.class);
            tokens.stream()
                    .filter(token -> token.isOf(SearchSystems.TASK))
                    .forEach(token -> Arrays.stream(AttentionKind.values())
                            .filter(kind -> kind.code().equals(token.value()))
                            .forEach(some::add));
            all = CommonParameters.both(all, some);
        }
        return all;
    }

    private static @Nullable Set<String> owners(SearchRequest request) {
        @Nullable Set<String> all = CommonParameters.texts(request, "owner");
        for (String name : List.of("owner:identifier", "owner.identifier")) {
            for (List<Token> tokens : request.tokens(name)) {
                all = CommonParameters.both(
                        all,
                        tokens.stream()
                                .filter(token -> token.isOf(SearchSystems.NPI))
                                .map(Token::value)
                                .collect(Collectors.toSet()));
            }
        }
        return all;
    }
}
