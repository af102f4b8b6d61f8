package org.scriptline.pharmacy.script.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Answer;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.CancelRx;
import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.ChangeKind;
import org.scriptline.pharmacy.script.Decision;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.NewRx;
import org.scriptline.pharmacy.script.NewRxRequest;
import org.scriptline.pharmacy.script.NewRxResponseDenied;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.RxChangeRequest;
import org.scriptline.pharmacy.script.RxChangeResponse;
import org.scriptline.pharmacy.script.RxFill;
import org.scriptline.pharmacy.script.RxFillIndicatorChange;
import org.scriptline.pharmacy.script.RxRenewalRequest;
import org.scriptline.pharmacy.script.RxRenewalResponse;
import org.scriptline.pharmacy.script.Status;
import org.scriptline.pharmacy.script.Verify;

/** Reads a MedicationRequest, MedicationDispense, Task or a header alone as the transaction that it stands for. */
final class TransactionReader {

    private final Json focus;
    private final Map<String, Json> contained;

    TransactionReader(Json focus, Map<String, Json> contained) {
        this.focus = focus;
        this.contained = contained;
    }

    Body read(String event) {
        for (String name : List.of("status", "intent")) {
            focus.text(name);
        }
        focus.at("code").ofSystem("coding", Systems.TRANSACTION).text("code");
        for (String name : List.of("focus", "for", "reasonReference")) {
            focus.at(name).text("reference");
        }
        focus.first("authorizingPrescription").text("reference");
        Parties parties = PeopleFhir.read(contained);
        return switch (event) {
            case "NewRx" ->
                new NewRx(
                        ClinicalFhir.allergies(contained),
                        ClinicalFhir.benefits(contained),
                        parties,
                        ClinicalFhir.observations(contained),
                        MedicationFhir.read(focus));
            case "RxFill" -> fill(parties);
            case "CancelRx" ->
                new CancelRx("true".equals(focus.extension("discontinue").text()), parties, required("prescribed"));
            case "CancelRxResponse" -> new CancelRxResponse(answer());
            case "RxRenewalRequest" ->
                new RxRenewalRequest(
                        parties,
                        reference(),
                        focus.extension("urgency").text(),
                        ClinicalFhir.benefits(contained),
                        required("dispensed"),
                        optional("prescribed"));
            case "RxChangeRequest" -> change(parties);
            case "NewRxRequest" -> new NewRxRequest(parties, reference(), only(requested()));
            case "RxRenewalResponse" -> new RxRenewalResponse(reference(), answer(), parties, optional("prescribed"));
            case "RxChangeResponse" ->
                new RxChangeResponse(kind(), reference(), answer(), parties, optional("prescribed"));
            case "NewRxResponseDenied" -> new NewRxResponseDenied(reference(), answer(), parties);
            case "RxFillIndicatorChange" -> new RxFillIndicatorChange(parties, required("prescribed"));
            case "Status" ->
                new Status(
                        code(),
                        descriptionCodes(),
                        focus.extension("description").text());
            case "Error" ->
                new ErrorAnswer(
                        code(),
                        descriptionCodes(),
                        focus.extension("description").text());
            case "Verify" -> new Verify(code(), focus.extension("description").text());
            default -> throw new FhirRefusal("No SCRIPT transaction is read from this event.");
        };
    }

    private RxFill fill(Parties parties) {
        String order = focus.first("authorizingPrescription").text("reference");
        String said = focus.extension("fill-status").text();
        RxFill.Kind kind = DispenseStatus.kind(focus, said);
        Json reason = focus.at("statusReasonCodeableConcept");
        boolean named = focus.at("medicationCodeableConcept").exists();
        return new RxFill(
                kind,
                DispenseStatus.reasonCodes(focus, said, BundleReader.codes(reason)),
                reason.text("text"),
                parties,
                named ? MedicationFhir.read(focus) : null,
                optional(order == null ? "prescribed" : order.replaceFirst("^#", "")));
    }

    private RxChangeRequest change(Parties parties) {
        ChangeKind kind = kind();
        if (kind == null) {
            throw new FhirRefusal("The Task does not say which change is asked for.");
        }
        List<String> subCodes = new ArrayList<>();
        for (Json input : focus.items("input")) {
            String code = input.text("valueCode");
            if (code != null) {
                input.at("type").text("text");
                subCodes.add(code);
            }
        }
        return new RxChangeRequest(
                kind,
                subCodes,
                reference(),
                parties,
                ClinicalFhir.benefits(contained),
                required("prescribed"),
                requested());
    }

    private List<Medication> requested() {
        List<Medication> drugs = new ArrayList<>();
        for (Json input : focus.items("input")) {
            String reference = input.at("valueReference").text("reference");
            if (reference != null) {
                input.at("type").text("text");
                drugs.add(required(reference.replaceFirst("^#", "")));
            }
        }
        return drugs;
    }

    private static Medication only(List<Medication> drugs) {
        if (drugs.isEmpty()) {
            throw new FhirRefusal("The Task names no requested medication.");
        }
        return drugs.getFirst();
    }

    private @Nullable ChangeKind kind() {
        String code = focus.extension("change-kind").text();
        return code == null ? null : ChangeKind.of(code).orElse(null);
    }

    private Answer answer() {
        String code =
                focus.at("businessStatus").ofSystem("coding", Systems.DECISION).text("code");
        Decision decision = Arrays.stream(Decision.values())
                .filter(each -> each.name().equalsIgnoreCase(String.valueOf(code)))
                .findFirst()
                .orElseThrow(() -> new FhirRefusal("The Task's businessStatus says no decision."));
        Json reason = focus.at("statusReason");
        LocalDate expected = null;
        String date = focus.extension("expected-date").text();
        if (date != null) {
            expected = LocalDate.parse(date);
        }
        return new Answer(decision, BundleReader.codes(reason), reason.text("text"), expected);
    }

    private String code() {
        String code = focus.extension("code").text();
        if (code == null) {
            throw new FhirRefusal("The header has no code.");
        }
        return code;
    }

    /** Each is an extension of its own. */
    private List<String> descriptionCodes() {
        List<String> codes = new ArrayList<>();
        for (Json extension : focus.items("extension")) {
            if ((Systems.EXTENSION + "description-code").equals(extension.text("url"))) {
                String code = extension.text("valueCode");
                if (code != null) {
                    codes.add(code);
                }
            }
        }
        return codes;
    }

    private @Nullable String reference() {
        return focus.at("groupIdentifier").text("value");
    }

    private @Nullable Medication optional(String id) {
        Json resource = contained.get(id);
        if (resource == null) {
            return null;
        }
        resource.text("status");
        resource.text("intent");
        return MedicationFhir.read(resource);
    }

    private Medication required(String id) {
        Medication found = optional(id);
        if (found == null) {
            throw new FhirRefusal("The Task contains no " + id + " medication.");
        }
        return found;
    }
}
