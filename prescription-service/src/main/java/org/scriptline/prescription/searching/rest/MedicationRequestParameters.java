package org.scriptline.prescription.searching.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.Ndc;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.fhir.FhirStatus;
import org.scriptline.prescription.fhir.SearchSystems;
import org.scriptline.prescription.searching.Criteria;
import org.scriptline.prescription.searching.DrugCodes;
import org.scriptline.prescription.searching.Token;

/** The search parameters of MedicationRequest. */
@ApplicationScoped
public class MedicationRequestParameters {

    /** Codes of R4's medicationrequest-status. */
    private static final Set<String> STATUSES =
            Set.of("active", "on-hold", "cancelled", "completed", "entered-in-error", "stopped", "draft", "unknown");

    /** Codes of R4's medicationrequest-intent; every prescription here is an order. */
    private static final Set<String> INTENTS = Set.of(
            "proposal", "plan", "order", "original-order", "reflex-order", "filler-order", "instance-order", "option");

    private final CommonParameters common;

    public MedicationRequestParameters(CommonParameters common) {
        this.common = common;
    }

    Criteria criteria(SearchRequest request, Caller caller) {
        @Nullable Set<UUID> ids = CommonParameters.ids(request.all("_id"), "MedicationRequest");
        if (!allOrders(request)) {
            ids = Set.of();
        }
        return new Criteria(
                caller.org(),
                ids,
                common.patients(request, caller),
                requesters(request),
                request.tokens("identifier"),
                request.tokens("code").stream()
                        .map(MedicationRequestParameters::drugs)
                        .toList(),
                request.all("authoredon").stream()
                        .map(values -> values.stream()
                                .map(value -> DateValues.days("authoredon", value))
                                .toList())
                        .toList(),
                request.all("_lastUpdated").stream()
                        .map(values -> values.stream()
                                .map(value -> DateValues.times("_lastUpdated", value))
                                .toList())
                        .toList(),
                statuses(request),
                null,
                null,
                null,
                null);
    }

    private static @Nullable Set<OrderStatus> statuses(SearchRequest request) {
        @Nullable Set<OrderStatus> all = null;
        for (List<Token> tokens : request.tokens("status")) {
            Set<OrderStatus> some = EnumSet.noneOf(OrderStatus.class);
            for (Token token : tokens) {
                if (!STATUSES.contains(token.value())) {
                    throw CommonParameters.oneOf(
                            "status", STATUSES.stream().sorted().toList());
                }
                if (token.isOf(SearchSystems.STATUS)) {
                    Arrays.stream(OrderStatus.values())
                            .filter(order -> FhirStatus.of(order).equals(token.value()))
                            .forEach(some::add);
                }
            }
            all = CommonParameters.both(all, some);
        }
        return all;
    }

    private static boolean allOrders(SearchRequest request) {
        boolean order = true;
        for (List<Token> tokens : request.tokens("intent")) {
            if (!tokens.stream().map(Token::value).allMatch(INTENTS::contains)) {
                throw CommonParameters.oneOf("intent", INTENTS.stream().sorted().toList());
            }
            order &= tokens.stream()
                    .anyMatch(token -> token.value().equals("order") && token.isOf(SearchSystems.INTENT));
        }
        return order;
    }

    /** By NPI, as an identifier or as the id of the logical reference that an EMR writes. */
    private static @Nullable Set<String> requesters(SearchRequest request) {
        @Nullable Set<String> all = null;
        for (List<String> values : request.all("requester")) {
            all = CommonParameters.both(
                    all,
                    values.stream()
                            .map(value -> CommonParameters.relative(value, "Practitioner"))
                            .collect(Collectors.toSet()));
        }
        for (String name : List.of("requester:identifier", "requester.identifier")) {
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

    private static DrugCodes drugs(List<Token> tokens) {
        Set<String> rxcuis = new HashSet<>();
        Set<String> ndcs = new HashSet<>();
        for (Token token : tokens) {
            if (token.system() == null || SearchSystems.RXNORM.contains(token.system())) {
                rxcuis.add(token.value());
            }
            if (token.system() == null || SearchSystems.NDC.contains(token.system())) {
                if (Ndc.read(token.value()) instanceof Ndc.Read read) {
                    ndcs.add(read.ndc().digits());
                }
            }
        }
        return new DrugCodes(rxcuis, ndcs);
    }
}
