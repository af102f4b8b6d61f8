package org.scriptline.pharmacy.script.corpus;

import java.util.List;
import java.util.function.UnaryOperator;
import org.scriptline.pharmacy.script.Rule;

/**
 * One thing that is wrong with a message, made from a sound one.
 *
 * @param of the sound message's name
 * @param rule what has to be found, whatever else is
 * @param change from the sound text to the defective one
 */
record Defect(String name, String of, Rule rule, UnaryOperator<String> change) {

    private static final String ORDER = "NewRx-plain-2";
    private static final String LIQUID = "NewRx-plain-3";

    /** All of them; each applies to both releases, or leaves the text as it is in the one that it does not concern. */
    static List<Defect> all() {
        return List.of(
                without("no-sig", ORDER, "Sig", Rule.MISSING),
                without("no-patient", ORDER, "Patient", Rule.MISSING),
                without("no-prescriber", ORDER, "Prescriber", Rule.MISSING),
                without("no-quantity", ORDER, "Quantity", Rule.MISSING),
                without("no-written-date", ORDER, "WrittenDate", Rule.MISSING),
                without("no-refills", ORDER, "NumberOfRefills", Rule.MISSING),
                without("no-description", ORDER, "DrugDescription", Rule.MISSING),
                without("no-birth-date", ORDER, "DateOfBirth", Rule.MISSING),
                without("no-address", ORDER, "Address", Rule.MISSING),
                without("no-message-id", ORDER, "MessageID", Rule.NOT_SCRIPT),
                without("no-header", ORDER, "Header", Rule.NOT_SCRIPT),
                without("no-order", ORDER, "MedicationPrescribed", Rule.NOT_SCRIPT),
                text("description-106", ORDER, "DrugDescription", "d".repeat(106), Rule.TOO_LONG),
                text("sig-1001", ORDER, "SigText", "s".repeat(1001), Rule.TOO_LONG),
                text("note-211", ORDER, "Note", "n".repeat(211), Rule.TOO_LONG),
                text("family-36", ORDER, "LastName", "f".repeat(36), Rule.TOO_LONG),
                text("order-number-36", ORDER, "PrescriberOrderNumber", "o".repeat(36), Rule.TOO_LONG),
                text("message-id-36", ORDER, "MessageID", "m".repeat(36), Rule.NOT_SCRIPT),
                text("quantity-in-words", ORDER, "Value", "thirty", Rule.INVALID_VALUE),
                text("quantity-negative", ORDER, "Value", "-30", Rule.INVALID_VALUE),
                text("quantity-trailing-zero", ORDER, "Value", "30.0", Rule.TRAILING_ZERO),
                text("quantity-no-leading-zero", ORDER, "Value", ".5", Rule.LEADING_ZERO),
                text("written-date-american", ORDER, "WrittenDate", "<Date>11/21/2026</Date>", Rule.INVALID_VALUE),
                text("refills-in-words", ORDER, "NumberOfRefills", "two", Rule.INVALID_VALUE),
                text("days-supply-four-digits", ORDER, "DaysSupply", "9999", Rule.INVALID_VALUE),
                text("indicator-unknown", ORDER, "RxFillIndicator", "Tell me everything", Rule.INVALID_VALUE),
                text("sent-time-local", ORDER, "SentTime", "yesterday", Rule.INVALID_VALUE),
                replace("substitutions-9", ORDER, "<Substitutions>([01])<", "<Substitutions>9<", Rule.INVALID_VALUE),
                replace("gender-word", ORDER, "(Gender>)[MF]<", "$1female<", Rule.INVALID_VALUE),
                replace("term-type-ingredient", ORDER, "<Qualifier>SCD<", "<Qualifier>IN<", Rule.INVALID_VALUE),
                replace("liquid-in-tablets", LIQUID, "C28254", "C48542", Rule.ORAL_LIQUID_UNIT),
                replace("schedule-two-refills", "NewRx-schedule-three", "C48676", "C48675", Rule.SCHEDULE_TWO_REFILLS),
                replace(
                        "quantity-bare",
                        ORDER,
                        "(?s)<Quantity>.*?<Value>30</Value>.*?</Quantity>",
                        "<Quantity>30</Quantity>",
                        Rule.TOLERATED),
                replace(
                        "unknown-element",
                        ORDER,
                        "<DaysSupply>",
                        "<Flavor>cherry</Flavor><DaysSupply>",
                        Rule.NOT_CARRIED),
                replace(
                        "unknown-group",
                        ORDER,
                        "</HumanPatient>",
                        "<Pet><Name>Rex</Name></Pet></HumanPatient>",
                        Rule.NOT_CARRIED),
                replace(
                        "structured-sig",
                        ORDER,
                        "</SigText>",
                        "</SigText><Instruction><Route>oral</Route></Instruction>",
                        Rule.NOT_CARRIED),
                replace("second-note", ORDER, "</Note>", "</Note><Note>and another</Note>", Rule.NOT_CARRIED),
                replace("other-diagnosis-system", "NewRx-plain-1", "ABF", "LD", Rule.NOT_CARRIED),
                replace(
                        "sold-date",
                        ORDER,
                        "</MedicationPrescribed>",
                        "<OtherMedicationDate><OtherMedicationDate><Date>2026-11-30</Date></OtherMedicationDate>"
                                + "<OtherMedicationDateQualifier>SoldDate</OtherMedicationDateQualifier></OtherMedicationDate></MedicationPrescribed>",
                        Rule.NOT_CARRIED),
                replace(
                        "credentials",
                        ORDER,
                        "<SenderSoftware>",
                        "<Security><UsernameToken><Username>u</Username><Password>not-a-secret</Password></UsernameToken></Security><SenderSoftware>",
                        Rule.NOT_CARRIED),
                replace("animal", ORDER, "HumanPatient>", "NonHumanPatient>", Rule.NOT_CARRIED),
                replace("words-between", ORDER, "<DaysSupply>", "stray words<DaysSupply>", Rule.NOT_CARRIED),
                replace(
                        "six-drug-uses",
                        "NewRx-drug-use",
                        "(?s)(<DrugUseEvaluation>.*</DrugUseEvaluation>)",
                        "$1$1$1$1$1$1",
                        Rule.TOO_MANY),
                replace(
                        "five-payers",
                        "NewRx-benefits",
                        "(?s)(<BenefitsCoordination>.*</BenefitsCoordination>)",
                        "$1$1$1",
                        Rule.TOO_MANY),
                replace("version-old", ORDER, "Version=\"[0-9]+\"", "Version=\"010006\"", Rule.UNKNOWN_VERSION),
                replace("version-missing", ORDER, " [A-Za-z]+Version=\"[0-9]+\"", "", Rule.VERSION_MISSING),
                replace("doctype", ORDER, "<Message ", "<!DOCTYPE Message><Message ", Rule.NOT_WELL_FORMED),
                replace("entity", ORDER, "(<LastName>)[^<]*", "$1&undeclared;", Rule.NOT_WELL_FORMED),
                replace("not-closed", ORDER, "</Message>", "", Rule.NOT_WELL_FORMED),
                replace("other-root", ORDER, "(</?)Message\\b", "$1Massage", Rule.NOT_SCRIPT),
                replace(
                        "two-transactions",
                        ORDER,
                        "</Body>",
                        "<Status><Code>010</Code></Status></Body>",
                        Rule.NOT_SCRIPT),
                replace("unknown-transaction", "Status-010", "(</?)Status>", "$1Resupplied>", Rule.NOT_CARRIED),
                replace(
                        "approved-and-denied",
                        "CancelRxResponse-approved",
                        "<Approved>",
                        "<Denied><DenialReason>Gone</DenialReason></Denied><Approved>",
                        Rule.CONTRADICTION),
                replace(
                        "no-choice",
                        "CancelRxResponse-approved",
                        "(?s)<Response>.*</Response>",
                        "<Response/>",
                        Rule.NOT_SCRIPT),
                without("denied-without-reason", "CancelRxResponse-denied", "DenialReason", Rule.MISSING),
                without("answers-nothing", "CancelRxResponse-denied", "RelatesToMessageID", Rule.RELATES_TO_MISSING),
                replace("no-wrapper", "Verify-plain", "</?VerifyStatus>", "", Rule.TOLERATED),
                without("no-code", "Verify-plain", "Code", Rule.NOT_SCRIPT),
                without("error-no-code", "Error-900", "Code", Rule.NOT_SCRIPT),
                text("description-71", "Error-900", "Description", "d".repeat(71), Rule.TOO_LONG),
                replace(
                        "eleven-description-codes",
                        "Error-900",
                        "(<DescriptionCode>1000</DescriptionCode>)",
                        "$1".repeat(11),
                        Rule.TOO_MANY),
                without("no-amount", "RxFill-Dispensed", "MedicationDispensed", Rule.NOT_SCRIPT),
                replace(
                        "two-fill-statuses",
                        "RxFill-Dispensed",
                        "</FillStatus>",
                        "<NotDispensed/></FillStatus>",
                        Rule.NOT_SCRIPT),
                replace("unknown-fill-status", "RxFill-NotDispensed", "NotDispensed>", "PickedUp>", Rule.NOT_SCRIPT),
                without("no-fill-status", "RxFill-Dispensed", "FillStatus", Rule.NOT_SCRIPT),
                without("nothing-dispensed", "RxRenewalRequest-plain", "MedicationDispensed", Rule.NOT_SCRIPT),
                without("nothing-granted", "RxRenewalResponse-Approved", "MedicationResponse", Rule.MISSING),
                without("pending-without-date", "RxRenewalResponse-Pending", "ExpectedDate", Rule.REASON_MISSING),
                text("unknown-question", "RxChangeRequest-G", "MessageRequestCode", "Z", Rule.NOT_SCRIPT),
                text(
                        "question-of-authority-approved",
                        "RxChangeResponse-Approved",
                        "MessageRequestCode",
                        "U",
                        Rule.ANSWER_NOT_ALLOWED),
                replace(
                        "eleven-sub-codes",
                        "RxChangeRequest-U",
                        "(<MessageRequestSubCode>A</MessageRequestSubCode>)",
                        "$1".repeat(11),
                        Rule.TOO_MANY),
                replace(
                        "refusal-that-approves",
                        "NewRxResponseDenied-in-words",
                        "(?s)<Denied>.*</Denied>",
                        "<Approved/>",
                        Rule.ANSWER_NOT_ALLOWED),
                without("no-indicator", "RxFillIndicatorChange-none", "RxFillIndicator", Rule.MISSING),
                without("no-consent", "RxHistoryRequest-one-year", "Consent", Rule.MISSING),
                without("no-answer", "RxHistoryResponse-three-drugs", "Response", Rule.NOT_SCRIPT),
                replace(
                        "other-shape-of-gender",
                        ORDER,
                        "(?s)<GenderAndSex>.*?([MF]).*?</GenderAndSex>",
                        "<Gender>$1</Gender>",
                        Rule.OTHER_VERSION),
                replace(
                        "other-shape-of-name",
                        ORDER,
                        "(?s)<HumanPatient>\\s*<Name>(.*?)</Name>",
                        "<HumanPatient><Names><Name>$1</Name></Names>",
                        Rule.OTHER_VERSION),
                replace(
                        "other-shape-of-substitutions",
                        ORDER,
                        "(?<!<Substitutions>\\s{1,40})<Substitutions>([01])</Substitutions>",
                        "<Substitutions><Substitutions>$1</Substitutions></Substitutions>",
                        Rule.OTHER_VERSION),
                replace(
                        "newer-name",
                        "RxTransferInitiationRequest-one",
                        "RxTransferRequest>",
                        "RxTransferInitiationRequest>",
                        Rule.OTHER_VERSION),
                replace("older-name", "RxTransfer-two", "RxTransfer>", "RxTransferResponse>", Rule.OTHER_VERSION));
    }

    private static Defect without(String name, String of, String element, Rule rule) {
        return replace(name, of, "(?s)\\s*<" + element + "( [^>]*)?>.*?</" + element + ">", "", rule);
    }

    private static Defect text(String name, String of, String element, String text, Rule rule) {
        return new Defect(
                name,
                of,
                rule,
                xml -> xml.replaceFirst("(?s)(<" + element + ">).*?(</" + element + ">)", "$1" + text + "$2"));
    }

    private static Defect replace(String name, String of, String pattern, String replacement, Rule rule) {
        boolean everywhere = pattern.startsWith("(</?)")
                || pattern.contains("Version=")
                || pattern.startsWith("</?")
                || pattern.endsWith("HumanPatient>")
                || pattern.startsWith("RxTransfer")
                || pattern.equals("NotDispensed>");
        return new Defect(
                name,
                of,
                rule,
                xml -> everywhere ? xml.replaceAll(pattern, replacement) : xml.replaceFirst(pattern, replacement));
    }
}
