package org.scriptline.prescription.printing;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.Reason;

/**
 * One prescription on one page of HTML that needs nothing else, to be printed and signed by hand.
 *
 * @param obstacle why it is a copy wherever its delivery stands, null when nothing stands against it
 * @param unscreened it was released before its screening was answered; the page says so, as the electronic one does
 * @param pharmacy where it was sent, null when the directory does not know it
 */
public record Sheet(
        PrescriptionContent content,
        Demographics patient,
        Worth worth,
        @Nullable Obstacle obstacle,
        boolean unscreened,
        String pharmacyNcpdpId,
        @Nullable PharmacyStated pharmacy) {

    private static final String STYLE = "body{font:12pt serif;margin:2cm;max-width:17cm}h1{font-size:14pt}"
            + "p.worth{border:2pt solid;padding:6pt;font-weight:bold}th{text-align:left;vertical-align:top;padding-right:1em}"
            + "p.signature{margin-top:3cm;border-top:1pt solid}";

    private static final String UNSCREENED = "<br>Released unscreened: not checked for interactions.";

    /** The page. */
    public String html() {
        Prescriber prescriber = content.prescriber();
        StringBuilder page = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(worth == Worth.COPY ? "Copy of a prescription" : "Prescription")
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(escaped(prescriber.practiceName()))
                .append("</h1>\n<p>")
                .append(escaped(joined(address(prescriber.address()), phone(prescriber.phone()))))
                .append("</p>\n<p class=\"worth\">")
                .append(escaped(worthInWords()))
                .append(unscreened ? UNSCREENED : "")
                .append("</p>\n<table>\n");
        row(page, "Patient", patient.inWords());
        row(page, "Drug", content.medication().description());
        row(page, "Directions", content.sig().directions());
        row(page, "Quantity", content.quantity().toPlainString() + " " + content.quantityUnit());
        row(
                page,
                "Days",
                content.daysSupply() == null ? "" : content.daysSupply().toString());
        row(page, "Refills", Integer.toString(content.refills()));
        row(page, "Substitution", substitution());
        row(
                page,
                "Not before",
                content.doNotFillBefore() == null
                        ? ""
                        : content.doNotFillBefore().toString());
        row(page, "Reason", content.reasons().stream().map(Sheet::words).collect(Collectors.joining("; ")));
        row(page, "Note", Objects.requireNonNullElse(content.noteToPharmacist(), ""));
        row(page, "Written on", content.writtenOn().toString());
        row(page, "Number", content.prescriptionId().toString());
        return page.append("</table>\n<p class=\"signature\">")
                .append(escaped(prescriber.given() + " " + prescriber.family() + ", NPI " + prescriber.npi()
                        + (content.supervisor() == null
                                ? ""
                                : ", supervised by " + content.supervisor().display())))
                .append("</p>\n</body></html>\n")
                .toString();
    }

    private String worthInWords() {
        return switch (worth) {
            case PRESCRIPTION ->
                "Valid with the prescriber's signature only. " + place() + " did not get it electronically.";
            case ASK_FIRST ->
                "Valid with the prescriber's signature only. It may have reached " + place()
                        + " electronically: ask there before you dispense.";
            case COPY ->
                "COPY, not to be dispensed from: "
                        + (obstacle == null
                                ? "it was sent electronically to " + place() + ", or is over."
                                : obstacle.words() + ".");
        };
    }

    private String place() {
        return pharmacy == null
                ? "pharmacy " + pharmacyNcpdpId
                : joined(pharmacy.name() + " (NCPDP " + pharmacyNcpdpId + ")", phone(pharmacy.phone()));
    }

    private String substitution() {
        if (content.substitutionAllowed()) {
            return "allowed";
        }
        return "dispense as written"
                + (content.substitutionReason() == null ? "" : ": " + content.substitutionReason());
    }

    private static String words(Reason reason) {
        return Stream.of(reason.icd10(), reason.text()).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    private static String phone(@Nullable String phone) {
        return phone == null ? "" : "telephone " + phone;
    }

    private static String address(PostalAddress address) {
        return Stream.of(address.line(), address.city(), address.state(), address.postalCode())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(", "));
    }

    /** What is not told has no row. */
    private static void row(StringBuilder page, String name, String value) {
        if (!value.isBlank()) {
            page.append("<tr><th>")
                    .append(name)
                    .append("</th><td>")
                    .append(escaped(value))
                    .append("</td></tr>\n");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return "Sheet[" + content.prescriptionId() + ", " + worth + "]";
    }
}
