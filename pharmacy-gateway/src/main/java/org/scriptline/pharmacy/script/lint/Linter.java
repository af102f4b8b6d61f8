package org.scriptline.pharmacy.script.lint;

import java.util.ArrayList;
import java.util.List;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptRefusal;
import org.scriptline.pharmacy.script.ValueKind;
import org.scriptline.pharmacy.script.xml.ScriptReader;
import org.scriptline.pharmacy.script.xml.ScriptWriter;
import org.scriptline.pharmacy.script.xml.ShapeCheck;

/** Finds everything that keeps a message from being sent, read and understood as it is. */
public final class Linter {

    private final ScriptReader reader = new ScriptReader();
    private final ScriptWriter writer = new ScriptWriter("0");

    /** The findings in the order of the message; none means that it can go. */
    public List<Finding> lint(byte[] document) {
        return switch (reader.read(document)) {
            case Reading.Unreadable unreadable ->
                List.of(new Finding(rule(unreadable.code()), "Message", ValueKind.GROUP, unreadable.why()));
            case Reading.Readable readable -> {
                List<Finding> findings = new ArrayList<>(readable.findings());
                findings.addAll(ShapeCheck.ofOtherRelease(document, readable.version()));
                try {
                    for (Finding found :
                            writer.check(readable.message(), readable.version()).findings()) {
                        addUnlessExplained(findings, found);
                    }
                } catch (ScriptRefusal unknown) {
                    // a transaction that is not known; the reader told it
                }
                findings.addAll(PracticeRules.findings(readable.message()));
                yield List.copyOf(findings);
            }
        };
    }

    /** What could not be read is missing afterwards; that is one finding and not two. */
    private static void addUnlessExplained(List<Finding> findings, Finding found) {
        boolean explained = found.rule() == Rule.MISSING
                && findings.stream()
                        .anyMatch(earlier -> earlier.rule() == Rule.INVALID_VALUE
                                && (earlier.path() + "/").startsWith(found.path() + "/"));
        if (!explained && !findings.contains(found)) {
            findings.add(found);
        }
    }

    private static Rule rule(ErrorCode code) {
        return switch (code) {
            case SCRIPT_NOT_WELL_FORMED -> Rule.NOT_WELL_FORMED;
            case SCRIPT_VERSION_UNSUPPORTED -> Rule.UNKNOWN_VERSION;
            default -> Rule.NOT_SCRIPT;
        };
    }
}
