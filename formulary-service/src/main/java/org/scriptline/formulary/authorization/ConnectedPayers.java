package org.scriptline.formulary.authorization;

import java.util.List;
import java.util.Set;

/** Carries each errand to the payer whose plan the case is about. */
public final class ConnectedPayers implements Payer {

    private final List<Connected> connected;
    private final Payer others;

    /**
     * A payer that is configured.
     *
     * @param contracts its plans: Part D contract ids, HIOS issuers (five digits) or whole HIOS plan ids
     */
    public record Connected(Set<String> contracts, Payer payer) {

        public Connected {
            contracts = Set.copyOf(contracts);
        }

        private boolean has(String plan) {
            return contracts.stream()
                    .anyMatch(contract -> plan.equals(contract)
                            || plan.startsWith(contract + "-")
                            || issuer(contract) && plan.startsWith(contract));
        }

        private static boolean issuer(String contract) {
            return contract.matches("[0-9]{5}");
        }
    }

    /** @param others who answers for plans of nobody that is connected */
    public ConnectedPayers(List<Connected> connected, Payer others) {
        this.connected = List.copyOf(connected);
        this.others = others;
    }

    @Override
    public PayerReply carry(Errand errand, AuthorizationCase authorization) {
        String plan = authorization.subject().plan();
        return connected.stream()
                .filter(one -> one.has(plan))
                .map(Connected::payer)
                .findFirst()
                .orElse(others)
                .carry(errand, authorization);
    }
}
