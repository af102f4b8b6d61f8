package org.scriptline.prescription.lint;

import java.util.List;

/** One kind of defect. */
interface LintRule {
    /** A stable name, for tests and for switching a rule off in words. */
    String name();

    /** Every occurrence of the defect in this order; empty when there is none. */
    List<Finding> check(LintContext context);
}
