package org.scriptline.prescription.lint;

import java.util.List;

/** The pharmacy is in the directory, active, and the same by NCPDP id and by NPI. */
final class PharmacyRule implements LintRule {
    @Override
    public String name() {
        return "pharmacy-takes-prescriptions";
    }

    @Override
    public List<Finding> check(LintContext context) {
        return new NamedPharmacy(context.order().pharmacy(), context.pharmacy())
                .defects(context.order().paths().pharmacy(), context.today());
    }
}
