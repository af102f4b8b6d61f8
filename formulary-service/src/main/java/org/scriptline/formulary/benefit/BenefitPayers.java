package org.scriptline.formulary.benefit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.Reason;

/** The payers that answer in real time, and whose plan is whose. */
public final class BenefitPayers {

    private final List<Connected> payers;
    private final Map<String, BenefitPayer> byName;

    /**
     * A payer that is configured.
     *
     * @param contracts Part D contract ids of its plans
     * @param bins BINs on its cards
     */
    public record Connected(String name, Set<String> contracts, Set<String> bins, BenefitPayer payer) {
        private boolean has(PlanReference plan) {
            return plan.contractId() != null && contracts.contains(plan.contractId())
                    || plan.bin() != null && bins.contains(plan.bin());
        }
    }

    public BenefitPayers(List<Connected> payers) {
        this.payers = List.copyOf(payers);
        byName = payers.stream().collect(Collectors.toUnmodifiableMap(Connected::name, Connected::payer));
    }

    public boolean none() {
        return payers.isEmpty();
    }

    /** What the patient's payer is to be asked; empty when none is connected or the member cannot be named to it. */
    public Optional<BenefitInquiry> inquiry(PrescriptionContent content) {
        PlanReference plan = content.plan();
        boolean drug =
                content.medication().rxcui() != null || content.medication().ndc() != null;
        if (plan == null || plan.memberId() == null || !drug) {
            return Optional.empty();
        }
        return payers.stream().filter(payer -> payer.has(plan)).findFirst().map(payer -> inquiry(payer, content, plan));
    }

    private static BenefitInquiry inquiry(Connected payer, PrescriptionContent content, PlanReference plan) {
        return new BenefitInquiry(
                UUID.nameUUIDFromBytes(
                        (content.prescriptionId() + "/" + content.revision()).getBytes(StandardCharsets.UTF_8)),
                payer.name(),
                content.prescriptionId(),
                content.revision(),
                plan,
                content.prescriber().npi(),
                content.medication().rxcui(),
                content.medication().ndc(),
                content.medication().description(),
                content.quantity(),
                content.daysSupply(),
                content.substitutionAllowed(),
                content.reasons().stream()
                        .map(Reason::icd10)
                        .filter(code -> code != null)
                        .toList(),
                content.writtenOn());
    }

    /** Asks the payer of the inquiry; one that is not configured any more does not answer. */
    public BenefitReply ask(BenefitInquiry inquiry) {
        @Nullable BenefitPayer payer = byName.get(inquiry.payer());
        return payer == null ? new BenefitReply.NoAnswer("the payer is no longer connected") : payer.ask(inquiry);
    }
}
