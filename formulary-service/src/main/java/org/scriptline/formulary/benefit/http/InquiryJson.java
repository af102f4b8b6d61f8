package org.scriptline.formulary.benefit.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.formulary.benefit.BenefitInquiry;

/** Writes an inquiry as docs/real-time-benefit.md has it; what is not known is left out. */
final class InquiryJson {

    private InquiryJson() {}

    static byte[] write(BenefitInquiry inquiry) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("inquiry", inquiry.id().toString());
        body.put("asOf", inquiry.asOf().toString());
        PlanReference plan = inquiry.plan();
        ObjectNode member = body.putObject("member");
        put(member, "id", plan.memberId());
        put(member, "contractId", plan.contractId());
        put(member, "planId", plan.planId());
        put(member, "segmentId", plan.segmentId());
        put(member, "bin", plan.bin());
        put(member, "pcn", plan.pcn());
        put(member, "group", plan.group());
        body.putObject("prescriber").put("npi", inquiry.prescriberNpi());
        ObjectNode drug = body.putObject("drug");
        put(drug, "rxcui", inquiry.rxcui());
        put(drug, "ndc", inquiry.ndc());
        drug.put("name", inquiry.drug());
        body.put("quantity", inquiry.quantity());
        if (inquiry.daysSupply() != null) {
            body.put("daysSupply", inquiry.daysSupply());
        }
        body.put("substitutionAllowed", inquiry.substitutionAllowed());
        var diagnoses = body.putArray("diagnoses");
        inquiry.diagnoses().forEach(diagnoses::add);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
