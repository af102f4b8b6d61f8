package org.scriptline.formulary.authorization.script;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.formulary.authorization.CaseSubject;
import org.scriptline.formulary.authorization.Errand;
import org.scriptline.formulary.authorization.GivenAnswer;

/** Writes an errand as a SCRIPT message; what is not known is left out. */
final class ErrandMessage {

    private static final Pattern ICD_10 = Pattern.compile("[A-Z][0-9][0-9A-Z](?:\\.[0-9A-Z]{1,4})?");
    private static final int LONGEST_DESCRIPTION = 105;

    private final StringBuilder xml = new StringBuilder(2_000);

    private ErrandMessage() {}

    /** The same for the same errand and round of a case, so that a payer sees one message however often it is sent. */
    static String messageId(Errand errand, AuthorizationCase one) {
        String what = one.id() + "/" + errand + "/" + one.round();
        return hexadecimal(UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)));
    }

    /** Our own number of the case, which the payer repeats. */
    static String referenceId(AuthorizationCase one) {
        return hexadecimal(one.id());
    }

    static byte[] write(
            Errand errand, AuthorizationCase one, ScriptRelease release, String payer, String version, Instant now) {
        var message = new ErrandMessage();
        message.message(errand, one, release, payer, version, now);
        return message.xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void message(
            Errand errand, AuthorizationCase one, ScriptRelease release, String payer, String version, Instant now) {
        String stamp = release.stamp();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message DatatypesVersion=\"")
                .append(stamp)
                .append("\" TransportVersion=\"")
                .append(stamp)
                .append("\" TransactionDomain=\"SCRIPT\" TransactionVersion=\"")
                .append(stamp)
                .append("\" StructuresVersion=\"")
                .append(stamp)
                .append("\" ECLVersion=\"")
                .append(stamp)
                .append("\"><Header><To Qualifier=\"PY\">");
        escaped(payer);
        xml.append("</To><From Qualifier=\"D\">");
        escaped(one.subject().prescriberNpi());
        xml.append("</From>");
        text("MessageID", messageId(errand, one));
        text("SentTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
        in("SenderSoftware", () -> {
            text("SenderSoftwareDeveloper", "Scriptline");
            text("SenderSoftwareProduct", "formulary-service");
            text("SenderSoftwareVersionRelease", version);
        });
        text("PrescriberOrderNumber", hexadecimal(one.subject().prescriptionId()));
        xml.append("</Header>");
        in("Body", () -> in(transaction(errand), () -> content(errand, one, release, payer)));
        xml.append("</Message>\n");
    }

    private static String transaction(Errand errand) {
        return switch (errand) {
            case REQUEST -> "PAInitiationRequest";
            case ANSWERS -> "PARequest";
            case APPEAL -> "PAAppealRequest";
            case CANCEL -> "PACancelRequest";
        };
    }

    private void content(Errand errand, AuthorizationCase one, ScriptRelease release, String payer) {
        CaseSubject subject = one.subject();
        text("PAReferenceID", referenceId(one));
        text("PACaseID", one.reference());
        in("BenefitsCoordination", () -> {
            in("PayerIdentification", () -> text("PayerID", payer));
            text("PBMMemberID", subject.memberId());
        });
        in(
                "Patient",
                () -> in(
                        "HumanPatient",
                        () -> in(
                                "Identification",
                                () -> text("MedicalRecordIdentificationNumberEHR", hexadecimal(subject.patientId())))));
        in(
                "Prescriber",
                () -> in("NonVeterinarian", () -> in("Identification", () -> text("NPI", subject.prescriberNpi()))));
        in("MedicationPrescribed", () -> medication(subject, release));
        switch (errand) {
            case REQUEST -> {
                // The payer says what it wants to know.
            }
            case ANSWERS -> in("QuestionSet", () -> one.answers().forEach(this::answer));
            case APPEAL -> text("PANote", one.note());
            case CANCEL -> text("PANote", one.reason());
        }
    }

    private void medication(CaseSubject subject, ScriptRelease release) {
        text(
                "DrugDescription",
                subject.drug()
                        .substring(
                                0, Math.min(LONGEST_DESCRIPTION, subject.drug().length())));
        if (release.wrapsProducts()) {
            in("Product", () -> code(subject));
        } else {
            code(subject);
        }
        in(
                "Quantity",
                () -> text("Value", subject.quantity().stripTrailingZeros().toPlainString()));
        text(
                "DaysSupply",
                subject.daysSupply() == null ? null : subject.daysSupply().toString());
        List<String> codes = subject.diagnoses().stream()
                .filter(word -> ICD_10.matcher(word).matches())
                .limit(2)
                .toList();
        if (!codes.isEmpty()) {
            in("Diagnosis", () -> {
                text("ClinicalInformationQualifier", "1");
                diagnosis("Primary", codes.getFirst());
                if (codes.size() > 1) {
                    diagnosis("Secondary", codes.getLast());
                }
            });
        }
    }

    private void code(CaseSubject subject) {
        in(
                "DrugCoded",
                () -> in("DrugDBCode", () -> {
                    text("Code", Integer.toString(subject.rxcui()));
                    text("Qualifier", qualifier(subject.drug()));
                }));
    }

    /** RxNorm writes packs in braces, and brands in brackets behind the rest. */
    private static String qualifier(String drug) {
        boolean branded = drug.endsWith("]");
        if (drug.startsWith("{")) {
            return branded ? "BPK" : "GPK";
        }
        return branded ? "SBD" : "SCD";
    }

    private void diagnosis(String rank, String icd10) {
        in(rank, () -> {
            text("Code", icd10);
            text("Qualifier", "ABF");
        });
    }

    private void answer(GivenAnswer given) {
        in("Question", () -> {
            text("QuestionID", given.question());
            in("Answer", () -> text("AnswerText", given.value()));
        });
    }

    private void in(String element, Runnable content) {
        xml.append('<').append(element).append('>');
        content.run();
        xml.append("</").append(element).append('>');
    }

    private void text(String element, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            in(element, () -> escaped(value));
        }
    }

    /** Control characters, which no XML document may have, become blanks. */
    private void escaped(String value) {
        for (int index = 0; index < value.length(); index++) {
            char next = value.charAt(index);
            switch (next) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\n', '\t' -> xml.append(next);
                default -> xml.append(next < ' ' || next == '\uFFFE' || next == '\uFFFF' ? ' ' : next);
            }
        }
    }

    private static String hexadecimal(UUID id) {
        return id.toString().replace("-", "");
    }
}
