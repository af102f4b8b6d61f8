package org.scriptline.pharmacy.script.corpus;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.contracts.events.Reason;
import org.scriptline.pharmacy.script.Answer;
import org.scriptline.pharmacy.script.Benefit;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.CancelRx;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.ChangeKind;
import org.scriptline.pharmacy.script.Decision;
import org.scriptline.pharmacy.script.DrugUse;
import org.scriptline.pharmacy.script.Element;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.GetMessage;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.HeaderDetails;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.NewRx;
import org.scriptline.pharmacy.script.NewRxRequest;
import org.scriptline.pharmacy.script.NewRxResponseDenied;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.Party;
import org.scriptline.pharmacy.script.PharmacyRequest;
import org.scriptline.pharmacy.script.PriorAuthorization;
import org.scriptline.pharmacy.script.Product;
import org.scriptline.pharmacy.script.Quantity;
import org.scriptline.pharmacy.script.RxChangeRequest;
import org.scriptline.pharmacy.script.RxChangeResponse;
import org.scriptline.pharmacy.script.RxFill;
import org.scriptline.pharmacy.script.RxFillIndicator;
import org.scriptline.pharmacy.script.RxFillIndicatorChange;
import org.scriptline.pharmacy.script.RxHistoryRequest;
import org.scriptline.pharmacy.script.RxHistoryResponse;
import org.scriptline.pharmacy.script.RxRenewalRequest;
import org.scriptline.pharmacy.script.RxRenewalResponse;
import org.scriptline.pharmacy.script.RxTransfer;
import org.scriptline.pharmacy.script.Status;
import org.scriptline.pharmacy.script.Verify;

/** Every transaction in its variants. */
final class SoundMessages {

    private static final LocalDate FILLED = LocalDate.of(2026, 11, 12);

    private final Map<String, Message> messages = new LinkedHashMap<>();

    /** Name to message; a name begins with the transaction's. */
    Map<String, Message> all() {
        orders();
        cancels();
        fills();
        renewals();
        changes();
        requests();
        histories();
        transfers();
        receipts();
        authorizations();
        return messages;
    }

    private void add(String variant, Body body) {
        add(variant, body, HeaderDetails.NONE);
    }

    private void add(String variant, Body body, HeaderDetails details) {
        int number = messages.size();
        Party pharmacy = Party.pharmacy(InventedPeople.pharmacy(number).ncpdpId());
        Party prescriber = Party.prescriber(InventedPeople.npi(number % 9));
        boolean fromPharmacy = body instanceof PharmacyRequest
                || body instanceof RxFill
                || body instanceof CancelRxResponse
                || body instanceof Verify;
        boolean first = body instanceof NewRx || body instanceof GetMessage || body instanceof PharmacyRequest;
        HeaderDetails named = new HeaderDetails(
                new HeaderDetails.Software("Nobody & Sons", "Corpus", "1"),
                details.mailbox(),
                details.test(),
                details.tertiaryIdentifier(),
                details.orderGroup());
        Header header = new Header(
                fromPharmacy ? prescriber : pharmacy,
                fromPharmacy ? pharmacy : prescriber,
                "msg" + (100000 + number),
                first ? null : "msg" + (900000 + number),
                Instant.parse("2026-11-20T14:00:00Z").plusSeconds(number * 61L),
                fromPharmacy ? "RX" + (7000 + number) : null,
                "order" + (5000 + number),
                named);
        messages.put(body.name() + "-" + variant, new Message(header, body));
    }

    private static NewRx newRx(int number, Medication drug) {
        return new NewRx(List.of(), List.of(), InventedPeople.parties(number), List.of(), drug);
    }

    private void orders() {
        for (int number = 0; number < 4; number++) {
            add("plain-" + (number + 1), newRx(number, InventedPeople.order(number)));
        }
        Parties parties = InventedPeople.parties(4);
        Medication order = InventedPeople.order(4);
        AllergyFact penicillin = new AllergyFact("a1", "penicillin", "70618", "hives", "allergy", null, null, false);
        AllergyFact latex = new AllergyFact("a2", "latex", null, null, "intolerance", null, null, false);
        AllergyFact none = new AllergyFact("a0", "no known allergies", null, null, null, null, null, true);
        ObservationFact weight =
                new ObservationFact("o1", "29463-7", new BigDecimal("18.4"), "kg", null, LocalDate.of(2026, 11, 2));
        ObservationFact height =
                new ObservationFact("o2", "8302-2", new BigDecimal("109"), "cm", null, LocalDate.of(2026, 11, 2));
        Benefit benefit = new Benefit("Plan of No Place", "P77", "999999", "PCN9", "GRP1", "M0004711");
        add("allergies", new NewRx(List.of(penicillin, latex), List.of(), parties, List.of(), order));
        add("no-known-allergies", new NewRx(List.of(none), List.of(), parties, List.of(), order));
        add("child-weight", new NewRx(List.of(), List.of(), parties, List.of(weight, height), InventedPeople.order(2)));
        add("benefits", new NewRx(List.of(), List.of(benefit, benefit), parties, List.of(), order));
        Parties supervised =
                new Parties(parties.patient(), parties.pharmacy(), parties.prescriber(), InventedPeople.prescriber(7));
        add("supervised", new NewRx(List.of(), List.of(), supervised, List.of(), order));
        add(
                "drug-use",
                newRx(5, detailed(order, List.of(new DrugUse("DD", null, null, "2", "Will monitor potassium")), null)));
        add("not-before", newRx(6, detailed(order, List.of(), LocalDate.of(2026, 12, 24))));
        add("schedule-three", newRx(7, controlled("C48676", 5)));
        Demographics umlauts = patient("Müller-Ørsted & Söhne", "Zoë", "female");
        add("beyond-ascii", new NewRx(List.of(), List.of(), with(umlauts), List.of(), order));
        add(
                "unknown-sex",
                new NewRx(List.of(), List.of(), with(patient("Fennimore", "Kit", "unknown")), List.of(), order));
        HeaderDetails group = new HeaderDetails(
                null, null, false, null, new HeaderDetails.OrderGroup("visit42", 1, 2, "MultipleProductsPrescribed"));
        add("one-of-two", newRx(8, order), group);
        add("test-message", newRx(9, order), new HeaderDetails(null, null, true, "T-1", null));
    }

    private static Parties with(Demographics patient) {
        return new Parties(patient, InventedPeople.pharmacy(3), InventedPeople.prescriber(3), null);
    }

    private static Demographics patient(String family, String given, String sex) {
        return new Demographics(
                family,
                List.of(given),
                null,
                LocalDate.of(1990, 2, 28),
                sex,
                InventedPeople.address(5),
                null,
                List.of());
    }

    private static Medication detailed(Medication order, List<DrugUse> uses, @Nullable LocalDate effective) {
        return new Medication(
                order.description(),
                order.product(),
                order.quantity(),
                order.daysSupply(),
                order.refills(),
                order.substitutionAllowed(),
                order.writtenOn(),
                null,
                effective,
                order.sig(),
                List.of(new Reason("I10", null), new Reason("E11.9", "Type 2 diabetes")),
                null,
                uses,
                "PA-2026-77",
                RxFillIndicator.DISPENSED_AND_PARTIALLY_DISPENSED);
    }

    static Medication controlled(String schedule, int refills) {
        return new Medication(
                "codeine phosphate 30 MG Oral Tablet",
                new Product(null, "997170", "SCD", schedule),
                Quantity.of(new BigDecimal("20"), InventedPeople.TABLET),
                5,
                refills,
                true,
                LocalDate.of(2026, 11, 3),
                null,
                null,
                "Take 1 tablet by mouth every 6 hours as needed for pain",
                List.of(),
                null,
                List.of(),
                null,
                RxFillIndicator.ALL);
    }

    private void cancels() {
        add("cancel", new CancelRx(false, InventedPeople.parties(1), InventedPeople.order(1)));
        add("discontinue", new CancelRx(true, InventedPeople.parties(2), InventedPeople.order(2)));
        add("approved", new CancelRxResponse(Answer.approved(null)));
        add("approved-with-note", new CancelRxResponse(Answer.approved("Taken off the shelf")));
        add("denied", new CancelRxResponse(Answer.denied(List.of(), "Already dispensed")));
        add("denied-by-code", new CancelRxResponse(Answer.denied(List.of("AP"), null)));
    }

    private void fills() {
        for (RxFill.Kind kind : RxFill.Kind.values()) {
            boolean handedOut = kind == RxFill.Kind.DISPENSED || kind == RxFill.Kind.PARTIALLY_DISPENSED;
            add(
                    kind.element(),
                    new RxFill(
                            kind,
                            handedOut ? List.of() : List.of("AF"),
                            handedOut ? "Counselled" : "Told the patient",
                            InventedPeople.parties(3),
                            handedOut ? InventedPeople.dispensed(3, FILLED) : null,
                            InventedPeople.order(3)));
        }
        for (RxFillIndicator indicator :
                List.of(RxFillIndicator.ALL, RxFillIndicator.NOT_DISPENSED, RxFillIndicator.NONE)) {
            Medication order = InventedPeople.order(2);
            Medication wanted = new Medication(
                    order.description(),
                    order.product(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    List.of(),
                    null,
                    indicator);
            add(
                    indicator.name().toLowerCase(Locale.ROOT),
                    new RxFillIndicatorChange(InventedPeople.parties(2), wanted));
        }
    }

    private void renewals() {
        Medication last = InventedPeople.dispensed(5, FILLED);
        add("plain", new RxRenewalRequest(InventedPeople.parties(5), "REQ-1", null, List.of(), last, null));
        add(
                "with-order",
                new RxRenewalRequest(
                        InventedPeople.parties(6), "REQ-2", "U", List.of(), last, InventedPeople.order(5)));
        add(
                "with-benefit",
                new RxRenewalRequest(
                        InventedPeople.parties(7),
                        null,
                        null,
                        List.of(new Benefit(null, null, "999999", null, null, "M1")),
                        last,
                        null));
        Map<Decision, Answer> answers = answers();
        answers.remove(Decision.VALIDATED);
        answers.forEach((decision, answer) -> add(
                decision.element(),
                new RxRenewalResponse(
                        "REQ-1",
                        answer,
                        InventedPeople.parties(5),
                        decision.granted() ? InventedPeople.order(5).withRefills(3) : null)));
    }

    private static Map<Decision, Answer> answers() {
        Map<Decision, Answer> answers = new EnumMap<>(Decision.class);
        answers.put(Decision.APPROVED, Answer.approved(null));
        answers.put(
                Decision.APPROVED_WITH_CHANGES,
                new Answer(Decision.APPROVED_WITH_CHANGES, List.of(), "Fewer refills", null));
        answers.put(Decision.DENIED, Answer.denied(List.of("AA", "AM"), "Please see the patient first"));
        answers.put(
                Decision.DENIED_NEW_PRESCRIPTION_TO_FOLLOW,
                new Answer(Decision.DENIED_NEW_PRESCRIPTION_TO_FOLLOW, List.of(), "A new order follows", null));
        answers.put(Decision.REPLACE, new Answer(Decision.REPLACE, List.of(), null, null));
        answers.put(Decision.VALIDATED, new Answer(Decision.VALIDATED, List.of("G"), null, null));
        answers.put(
                Decision.PENDING, new Answer(Decision.PENDING, List.of("HQ"), "Laboratory", LocalDate.of(2026, 12, 1)));
        return answers;
    }

    private void changes() {
        for (ChangeKind kind : ChangeKind.values()) {
            boolean prescriber = kind == ChangeKind.PRESCRIBER_AUTHORIZATION;
            add(
                    kind.code(),
                    new RxChangeRequest(
                            kind,
                            prescriber ? List.of("A", "G") : List.of(),
                            "CHG-" + kind.code(),
                            InventedPeople.parties(8),
                            List.of(),
                            InventedPeople.order(8),
                            prescriber ? List.of() : List.of(InventedPeople.order(9), InventedPeople.order(11))));
        }
        Map<Decision, Answer> answers = answers();
        for (Decision decision :
                List.of(Decision.APPROVED, Decision.APPROVED_WITH_CHANGES, Decision.DENIED, Decision.PENDING)) {
            add(
                    decision.element(),
                    change(ChangeKind.THERAPEUTIC_INTERCHANGE, Objects.requireNonNull(answers.get(decision))));
        }
        add(
                "Validated",
                change(ChangeKind.PRESCRIBER_AUTHORIZATION, Objects.requireNonNull(answers.get(Decision.VALIDATED))));
        add("prior-authorization", change(ChangeKind.PRIOR_AUTHORIZATION, Answer.approved("PA-77 granted")));
    }

    private static RxChangeResponse change(ChangeKind kind, Answer answer) {
        boolean drug = answer.decision() == Decision.APPROVED || answer.decision() == Decision.APPROVED_WITH_CHANGES;
        return new RxChangeResponse(
                kind, "CHG-" + kind.code(), answer, InventedPeople.parties(8), drug ? InventedPeople.order(9) : null);
    }

    private void requests() {
        Medication wanted = InventedPeople.order(10);
        add("plain", new NewRxRequest(InventedPeople.parties(10), "NEW-1", wanted));
        add("without-number", new NewRxRequest(InventedPeople.parties(11), null, wanted));
        add("coded", new NewRxResponseDenied("NEW-1", Answer.denied(List.of("AC"), null), InventedPeople.parties(10)));
        add(
                "in-words",
                new NewRxResponseDenied(null, Answer.denied(List.of(), "Not my patient"), InventedPeople.parties(11)));
    }

    private void histories() {
        LocalDate from = LocalDate.of(2025, 11, 20);
        add(
                "one-year",
                new RxHistoryRequest(InventedPeople.parties(1), List.of(), from, LocalDate.of(2026, 11, 20), "Y"));
        add("everything", new RxHistoryRequest(InventedPeople.parties(2), List.of(), null, null, "Y"));
        List<Medication> drugs = List.of(
                InventedPeople.dispensed(0, FILLED),
                InventedPeople.dispensed(1, FILLED),
                InventedPeople.dispensed(2, FILLED));
        add("three-drugs", new RxHistoryResponse(Answer.approved(null), InventedPeople.parties(1), drugs));
        add("denied", new RxHistoryResponse(Answer.denied(List.of("BZ"), null), InventedPeople.parties(2), List.of()));
    }

    private void transfers() {
        Parties parties = InventedPeople.parties(4);
        add(
                "one",
                new RxTransfer(
                        RxTransfer.Stage.INITIATION,
                        parties,
                        InventedPeople.pharmacy(5),
                        null,
                        List.of(InventedPeople.order(4))));
        add(
                "two",
                new RxTransfer(
                        RxTransfer.Stage.TRANSFER,
                        parties,
                        InventedPeople.pharmacy(5),
                        Answer.approved(null),
                        List.of(InventedPeople.order(4), InventedPeople.order(5))));
        add(
                "done",
                new RxTransfer(RxTransfer.Stage.CONFIRMATION, parties, InventedPeople.pharmacy(5), null, List.of()));
    }

    private void receipts() {
        for (String code : List.of("000", "001", "002", "003", "005", "010")) {
            add(code, new Status(code, code.equals("010") ? null : "Code " + code));
        }
        for (String code : List.of("600", "601", "602", "700", "900")) {
            add(code, new ErrorAnswer(code, "1000", "Invented failure"));
        }
        add("two-description-codes", new ErrorAnswer("900", List.of("144", "2000"), null));
        add("plain", new Verify("010", null));
        add("described", new Verify("010", "In the queue"));
        add(
                "mailbox",
                new GetMessage(),
                new HeaderDetails(null, new HeaderDetails.Mailbox("box9", null, "ack1"), false, null, null));
    }

    private void authorizations() {
        for (PriorAuthorization.Step step : PriorAuthorization.Step.values()) {
            Element content = Element.of(
                    "PAContent",
                    List.of(
                            Element.of("PACaseID", "CASE-9"),
                            new Element("Question", Map.of("ID", "Q1"), "Was a generic tried first?", List.of())));
            add(
                    "case",
                    new PriorAuthorization(step, InventedPeople.parties(6), InventedPeople.order(6), List.of(content)));
        }
    }
}
