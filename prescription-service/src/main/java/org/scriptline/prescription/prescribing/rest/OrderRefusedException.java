package org.scriptline.prescription.prescribing.rest;

import java.util.List;
import org.scriptline.contracts.errors.ErrorCategory;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.prescription.lint.Finding;

/** A resource with errors: nothing was stored, and the answer names every finding at once. */
public final class OrderRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** At least one of the findings is an error. */
    public OrderRefusedException(List<Finding> findings) {
        super(first(findings).code(), first(findings).message());
        this.findings = List.copyOf(findings);
        withField(first(findings).expression());
    }

    public List<Finding> findings() {
        return findings;
    }

    /** What cannot be read at all decides the answer's status before what is merely wrong. */
    private static Finding first(List<Finding> findings) {
        List<Finding> errors = findings.stream().filter(Finding::isError).toList();
        return errors.stream()
                .filter(finding -> finding.code().category() == ErrorCategory.MALFORMED)
                .findFirst()
                .orElse(errors.getFirst());
    }
}
