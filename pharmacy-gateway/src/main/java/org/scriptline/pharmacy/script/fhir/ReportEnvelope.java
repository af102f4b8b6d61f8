package org.scriptline.pharmacy.script.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.Party;
import org.scriptline.pharmacy.script.ScriptLimits;

/**
 * Who reports, to whom, under which number and about which order: from the identifiers of a MedicationDispense, of the prescription that it names, and of the Task
 * around it.
 */
final class ReportEnvelope {

    private static final Party OURSELVES = new Party("SCRIPTLINE", "ZZZ");
    private static final String UUID_FORM = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private final Json root;
    private final Json dispense;
    private final Map<String, Json> contained;

    /** @param root the Task, or the MedicationDispense again */
    ReportEnvelope(Json root, Json dispense, Map<String, Json> contained) {
        this.root = root;
        this.dispense = dispense;
        this.contained = contained;
    }

    /** Refuses a report in another pharmacy's name: who performed it, owns the Task, or was to dispense. */
    void refuseAnother(String sender) {
        List<Json> named = new ArrayList<>();
        dispense.items("performer").forEach(performer -> named.add(performer.at("actor")));
        named.add(root.at("owner"));
        for (Json reference : named) {
            for (String system : List.of(Systems.NCPDP, Systems.NCPDP_CODES)) {
                refuseAnother(sender, identifier(reference, system));
            }
        }
        Json pharmacy = contained.get(PeopleFhir.PHARMACY);
        if (pharmacy != null) {
            refuseAnother(sender, own(pharmacy, Systems.NCPDP));
            refuseAnother(sender, own(pharmacy, Systems.NCPDP_CODES));
        }
    }

    private static void refuseAnother(String sender, @Nullable String named) {
        if (named != null && !named.equals(sender)) {
            throw new FhirRefusal(
                    ErrorCode.SCRIPT_SENDER_MISMATCH, null, "The report names another pharmacy than the token's.");
        }
    }

    Header header(String sender) {
        String prescriber = prescriber();
        return new Header(
                prescriber == null ? OURSELVES : Party.prescriber(prescriber),
                Party.pharmacy(sender),
                reportId(),
                plain(ofOrder(Systems.MESSAGE_ID)),
                BundleReader.instant(root.text("lastModified")),
                reference(),
                plain(ofOrder(Systems.ORDER_NUMBER)));
    }

    /** The pharmacy's own number of the fill: its first identifier that is of no system of ours. */
    private String reportId() {
        for (Json identifier : dispense.items("identifier")) {
            String system = identifier.text("system");
            String value = identifier.text("value");
            if (value != null && !value.isBlank() && (system == null || !system.startsWith(Systems.OURS))) {
                return shortEnough(identifier, plain(value));
            }
        }
        throw new FhirRefusal(
                ErrorCode.REQUIRED_FIELD_MISSING,
                dispense.path() + ".identifier",
                "The fill has no identifier of the pharmacy's own, by which a repeat is known.");
    }

    private @Nullable String reference() {
        Json identifier = dispense.ofSystem("identifier", Systems.RX_NUMBER);
        String number = identifier.text("value");
        return number == null ? null : shortEnough(identifier, number.strip());
    }

    private static String shortEnough(Json identifier, @Nullable String value) {
        if (value == null || value.length() > ScriptLimits.ID || value.chars().anyMatch(Character::isISOControl)) {
            throw new FhirRefusal(
                    ErrorCode.TEXT_TOO_LONG,
                    identifier.path() + ".value",
                    "The identifier is longer than " + ScriptLimits.ID + " characters, or holds a control character.");
        }
        return value;
    }

    /** A UUID in whatever form as its 32 hex digits, as ours are written; anything else as it is. */
    private static @Nullable String plain(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String bare = value.strip();
        String uuid = bare.toLowerCase(Locale.ROOT).replaceFirst("^urn:uuid:", "");
        return uuid.matches(UUID_FORM) ? uuid.replace("-", "") : bare;
    }

    /** An identifier of the order: of the fill, of the prescription that authorized it, of the Task, of what the Task is based on or about. */
    private @Nullable String ofOrder(String system) {
        String value = own(dispense, system);
        for (Json prescription : dispense.items("authorizingPrescription")) {
            value = value == null ? identifier(prescription, system) : value;
        }
        if (value == null && root != dispense) {
            value = own(root, system);
            for (Json base : root.items("basedOn")) {
                value = value == null ? identifier(base, system) : value;
            }
            value = value == null ? identifier(root.at("focus"), system) : value;
        }
        return value;
    }

    /** Who wrote the prescription, when the report repeats it. */
    private @Nullable String prescriber() {
        for (Json prescription : dispense.items("authorizingPrescription")) {
            String reference = prescription.text("reference");
            Json written = reference == null ? null : contained.get(reference.replaceFirst("^#", ""));
            String npi = written == null ? null : identifier(written.at("requester"), Systems.NPI);
            if (npi != null) {
                return npi;
            }
        }
        Json practitioner = contained.get(PeopleFhir.PRESCRIBER);
        return practitioner == null ? null : own(practitioner, Systems.NPI);
    }

    private @Nullable String identifier(Json reference, String system) {
        Json identifier = reference.at("identifier");
        if (identifier.is("system", system)) {
            identifier.text("system");
            return identifier.text("value");
        }
        String to = reference.text("reference");
        Json named = to == null || !to.startsWith("#") ? null : contained.get(to.substring(1));
        return named == null ? null : own(named, system);
    }

    private static @Nullable String own(Json resource, String system) {
        return resource.ofSystem("identifier", system).text("value");
    }
}
