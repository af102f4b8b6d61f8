package org.scriptline.pharmacy.inbound.fhir;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.pharmacy.delivery.http.FindingCounters;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.inbound.store.RefusedMessages;
import org.scriptline.pharmacy.inbound.store.TakingMessages;
import org.scriptline.pharmacy.script.FindingReport;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.fhir.DispenseReports;
import org.scriptline.pharmacy.script.fhir.FhirRefusal;

/**
 * Fills in FHIR R4, by pharmacies to which orders come as Tasks: the Task with what was dispensed as its output, or a MedicationDispense alone. Each fill takes the way
 * of an RxFill at {@code POST /script}; the answer says what became of each, when all of it is committed.
 */
@Path("/fhir")
@Produces({FhirAnswers.FHIR_JSON, MediaType.APPLICATION_JSON})
@Consumes({FhirAnswers.FHIR_JSON, MediaType.APPLICATION_JSON})
public class DispenseResource {

    private final TakingMessages taking;
    private final RefusedMessages refused;
    private final FindingCounters findings;
    private final FhirAnswers answers;
    private final CurrentCaller caller;

    public DispenseResource(
            TakingMessages taking,
            RefusedMessages refused,
            FindingCounters findings,
            FhirAnswers answers,
            CurrentCaller caller) {
        this.taking = taking;
        this.refused = refused;
        this.findings = findings;
        this.answers = answers;
        this.caller = caller;
    }

    /** A fill alone. */
    @POST
    @Path("/MedicationDispense")
    @Blocking
    @RolesAllowed("pharmacist")
    public Response dispense(byte @Nullable [] document) {
        return take(document, DispenseReports.DISPENSE);
    }

    /** A Task with the fills that it contains. */
    @POST
    @Path("/Task")
    @Blocking
    @RolesAllowed("pharmacist")
    public Response task(byte @Nullable [] document) {
        return take(document, DispenseReports.TASK);
    }

    private Response take(byte @Nullable [] document, String type) {
        Caller sender = caller.caller();
        byte[] bytes = document == null ? new byte[0] : document;
        DispenseReports.Report report;
        try {
            report = DispenseReports.read(bytes, type, String.valueOf(sender.org()));
        } catch (FhirRefusal refusal) {
            throw refuse(sender, refusal, bytes);
        }
        if (!report.findings().isEmpty()) {
            String first = report.messages().getFirst().header().messageId();
            findings.found(FindingReport.Way.RECEIVED, first, report.findings());
        }
        List<FhirAnswers.Told> told = new ArrayList<>();
        for (Message message : report.messages()) {
            InboundAnswer answer = taking.take(message, bytes, sender.actor());
            told.add(new FhirAnswers.Told(message.header().messageId(), answer));
        }
        return answers.of(told, report.findings());
    }

    /** Kept for operations before it is told, as at the SCRIPT face, and under the name of the token whatever it names. */
    private ProblemException refuse(Caller sender, FhirRefusal refusal, byte[] document) {
        refused.keep(String.valueOf(sender.org()), refusal.code(), refusal.whyAndWhere(), document);
        ProblemException problem = new ProblemException(refusal.code(), refusal.why());
        return refusal.element() == null ? problem : problem.withField(refusal.element());
    }
}
