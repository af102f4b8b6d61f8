package org.scriptline.prescription.fhir;

import java.util.List;
import org.scriptline.prescription.lint.Finding;

/** What came of reading a resource: its meaning, or the reasons why it was refused. */
public sealed interface Reading<T> {
    /** It could be read. */
    record Accepted<T>(T value) implements Reading<T> {}

    /** It could not; at least one finding is an error. {@link Finding#httpStatus} gives the answer's status. */
    record Refused<T>(List<Finding> findings) implements Reading<T> {}
}
