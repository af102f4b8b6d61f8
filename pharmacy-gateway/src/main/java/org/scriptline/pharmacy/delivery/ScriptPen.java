package org.scriptline.pharmacy.delivery;

import java.util.ArrayList;
import java.util.List;
import org.scriptline.pharmacy.script.Decision;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.FindingReport;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.SpokenVersions;
import org.scriptline.pharmacy.script.ValueKind;
import org.scriptline.pharmacy.script.Written;
import org.scriptline.pharmacy.script.schema.SchemaCheck;
import org.scriptline.pharmacy.script.xml.ScriptWriter;

/** Writes a message in the release of whoever gets it, and reports what did not come along. */
public final class ScriptPen {

    private final ScriptWriter writer;
    private final SpokenVersions versions;
    private final SchemaCheck schemas;
    private final FindingReport report;

    public ScriptPen(ScriptWriter writer, SpokenVersions versions, SchemaCheck schemas, FindingReport report) {
        this.writer = writer;
        this.versions = versions;
        this.schemas = schemas;
        this.report = report;
    }

    /** Everybody in 2017071, and nobody is told of losses. */
    public ScriptPen(ScriptWriter writer) {
        this(writer, SpokenVersions.ALL_2017071, SchemaCheck.OFF, FindingReport.NOBODY);
    }

    /**
     * To a pharmacy, in the release that it is configured with.
     *
     * @throws org.scriptline.pharmacy.script.ScriptRefusal when it does not fit
     */
    public byte[] write(Message message, String ncpdpId) {
        return write(message, versions.of(ncpdpId));
    }

    /** To somebody whose release is known: whoever asked is answered in the release of the question. */
    public byte[] write(Message message, ScriptVersion version) {
        Written written = writer.write(message, version);
        List<Finding> findings = new ArrayList<>(written.findings());
        findings.addAll(schemas.findings(written.xml(), version));
        if (!findings.isEmpty()) {
            report.found(FindingReport.Way.SENT, message.header().messageId(), List.copyOf(findings));
        }
        return written.xml();
    }

    /** Whether a pharmacy's release knows the decision; one that does not is reported as lost on it. */
    public boolean says(Decision decision, String ncpdpId) {
        boolean known = decision.in(versions.of(ncpdpId));
        if (!known) {
            report.found(
                    FindingReport.Way.SENT,
                    "held-back",
                    List.of(new Finding(
                            Rule.NOT_CARRIED,
                            "Message/Body/Response/" + decision.element(),
                            ValueKind.GROUP,
                            "this release cannot say it; it is held back until the final answer")));
        }
        return known;
    }
}
