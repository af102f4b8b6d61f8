package org.scriptline.pharmacy.delivery.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.scriptline.pharmacy.delivery.Carrier;
import org.scriptline.pharmacy.delivery.MessageComposer;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.Reply;
import org.scriptline.pharmacy.delivery.TaskAnswer;
import org.scriptline.pharmacy.delivery.Transport;
import org.scriptline.pharmacy.delivery.http.Endpoints;
import org.scriptline.pharmacy.delivery.http.FindingCounters;
import org.scriptline.pharmacy.delivery.http.PartnerPost;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.FindingReport;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.xml.ScriptReader;

/** Creates a Task at the partner's FHIR server, once for each message, and reads its status; each later attempt asks for the status again by the same conditional create. */
@ApplicationScoped
public class TaskCarrier implements Carrier {

    private static final String FHIR_JSON = "application/fhir+json";
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;

    private final ScriptReader reader = new ScriptReader();
    private final Endpoints endpoints;
    private final PartnerPost post;
    private final FindingCounters report;

    public TaskCarrier(Endpoints endpoints, PartnerPost post, FindingCounters report) {
        this.endpoints = endpoints;
        this.post = post;
        this.report = report;
    }

    @Override
    public Transport transport() {
        return Transport.FHIR_TASK;
    }

    @Override
    public Reply carry(Parcel parcel) throws InterruptedException {
        if (!(reader.read(parcel.body()) instanceof Reading.Readable readable)) {
            throw new IllegalStateException("a message of our own cannot be read");
        }
        String messageId = MessageComposer.hex(parcel.messageId());
        TaskDocument.Written task = TaskDocument.write(readable.message());
        if (parcel.attempt() == 1 && !task.findings().isEmpty()) {
            report.found(FindingReport.Way.SENT, messageId, task.findings());
        }
        return post.post(
                parcel.pharmacyNcpdpId(),
                URI.create(endpoints.endpoint(parcel.pharmacyNcpdpId()) + "/Task"),
                Map.of(
                        "Content-Type",
                        FHIR_JSON,
                        "Accept",
                        FHIR_JSON,
                        "Prefer",
                        "return=representation",
                        "If-None-Exist",
                        "identifier=" + TaskDocument.MESSAGE_ID + "|" + messageId),
                task.json(),
                parcel.traceparent(),
                (status, body) -> read(parcel, status, body));
    }

    /** In FHIR the HTTP status decides: what is refused as wrong is refused for good, anything else is tried again. */
    private static Reply read(Parcel parcel, int status, byte[] body) {
        if (status == BAD_REQUEST || status == UNPROCESSABLE) {
            return new Reply.Answered(new ErrorAnswer(ErrorAnswer.REJECTED, (String) null, null));
        }
        Optional<String> task = status / 100 == 2 ? TaskDocument.status(body) : Optional.empty();
        return task.isPresent()
                ? TaskAnswer.of(parcel.kind(), task.get())
                : new Reply.Nothing("The pharmacy answered with HTTP status " + status + " and no Task.");
    }
}
