package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Sig;

/** Texts fit the pharmacy message: cutting one off in silence could change a dose. */
final class TextLengthRule implements LintRule {
    private static final int SIG = 1_000;
    private static final int NOTE = 210;
    private static final int NAME = 35;
    private static final int ADDRESS_LINE = 40;
    private static final int CITY = 35;
    private static final int STATE = 9;
    private static final int POSTAL_CODE = 11;
    private static final int WORDS = 255;

    @Override
    public String name() {
        return "texts-fit";
    }

    @Override
    public List<Finding> check(LintContext context) {
        SubmittedOrder order = context.order();
        List<Finding> findings = new ArrayList<>();
        @Nullable Sig sig = order.directions().sig();
        if (sig != null && sig.directions().length() > SIG) {
            findings.add(Finding.error(ErrorCode.SIG_TOO_LONG, sigPath(order)));
        }
        if (order.note() != null && order.note().length() > NOTE) {
            findings.add(Finding.error(ErrorCode.NOTE_TOO_LONG, ElementPaths.NOTE));
        }
        if (order.drug().isNamed()
                && Medications.description(order.drug(), context.recognition()).length()
                        > Medications.DESCRIPTION_LENGTH) {
            findings.add(Finding.error(
                    ErrorCode.TEXT_TOO_LONG,
                    order.paths().drug() + ".text",
                    "The drug's name is longer than 105 characters."));
        }
        Demographics patient = order.patient();
        String path = order.paths().patient();
        String name = path + ".name";
        fits(patient.family(), NAME, name, findings);
        patient.given().stream().limit(2).forEach(given -> fits(given, NAME, name, findings));
        fits(patient.suffix(), NAME, name, findings);
        @Nullable PostalAddress address = patient.address();
        if (address != null) {
            fits(address.line(), ADDRESS_LINE, path + ".address", findings);
            fits(address.line2(), ADDRESS_LINE, path + ".address", findings);
            fits(address.city(), CITY, path + ".address", findings);
            fits(address.state(), STATE, path + ".address", findings);
            fits(address.postalCode(), POSTAL_CODE, path + ".address", findings);
        }
        order.reasons().forEach(reason -> fits(reason.text(), WORDS, ElementPaths.REASON, findings));
        return findings;
    }

    private static void fits(@Nullable String text, int most, String path, List<Finding> findings) {
        if (text != null && text.length() > most) {
            findings.add(Finding.error(
                    ErrorCode.TEXT_TOO_LONG, path, "A part of it is longer than " + most + " characters."));
        }
    }

    private static String sigPath(SubmittedOrder order) {
        return order.directions().texts().size() == 1 ? ElementPaths.sigText(0) : ElementPaths.DOSAGE;
    }
}
