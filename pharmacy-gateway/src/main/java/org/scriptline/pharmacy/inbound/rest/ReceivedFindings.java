package org.scriptline.pharmacy.inbound.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.scriptline.pharmacy.delivery.http.FindingCounters;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.FindingReport;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.schema.SchemaCheck;

/** Reports what a received message holds that is not carried on, and what the operator's schemas refuse; nothing is refused for it. */
@ApplicationScoped
public class ReceivedFindings {

    private final SchemaCheck schemas;
    private final FindingCounters report;

    public ReceivedFindings(SchemaCheck schemas, FindingCounters report) {
        this.schemas = schemas;
        this.report = report;
    }

    /** Reports; the message is taken all the same. */
    public void of(Reading.Readable readable, byte[] document) {
        List<Finding> findings = new ArrayList<>(readable.findings());
        findings.addAll(schemas.findings(document, readable.version()));
        if (!findings.isEmpty()) {
            report.found(FindingReport.Way.RECEIVED, readable.message().header().messageId(), List.copyOf(findings));
        }
    }
}
