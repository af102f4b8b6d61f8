package org.scriptline.pharmacy.script.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.HeaderDetails;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.Party;
import org.scriptline.pharmacy.script.PharmacyParty;
import org.scriptline.pharmacy.script.Practitioner;

/** Reads a Bundle of type message, or one resource alone, whose envelope is made from the parties that it names. */
final class BundleReader {

    private final Json root;
    private final Map<String, Json> contained = new LinkedHashMap<>();

    BundleReader(Json root) {
        this.root = root;
    }

    Message message() {
        String type = root.text("resourceType");
        if ("Bundle".equals(type)) {
            return bundle();
        }
        if (type == null) {
            throw new FhirRefusal("The document is no FHIR resource.");
        }
        Body body = body(
                root,
                switch (type) {
                    case "MedicationRequest" -> "NewRx";
                    case "MedicationDispense" -> "RxFill";
                    case "Task" ->
                        String.valueOf(root.at("code")
                                .ofSystem("coding", Systems.TRANSACTION)
                                .text("code"));
                    default -> throw new FhirRefusal("No SCRIPT message stands for this resource.");
                });
        return new Message(made(type), body);
    }

    private Message bundle() {
        List<Json> entries = root.items("entry");
        Json header = entries.isEmpty() ? root : entries.getFirst().at("resource");
        String event = header.at("eventCoding").text("code");
        if (event == null) {
            throw new FhirRefusal("The Bundle does not begin with a MessageHeader.");
        }
        header.at("eventCoding").text("system");
        root.text("type");
        Json focus = entries.size() < 2 ? header : entries.get(1).at("resource");
        return new Message(header(header, focus), body(focus, event));
    }

    private Body body(Json focus, String event) {
        for (Json resource : focus.items("contained")) {
            String id = resource.text("id");
            if (id != null) {
                contained.put(id, resource);
            }
        }
        focus.text("id");
        return new TransactionReader(focus, contained).read(event);
    }

    private Header header(Json header, Json focus) {
        String messageId = root.at("identifier").text("value");
        Json source = header.at("source");
        String developer = source.text("name");
        String product = source.text("software");
        String release = source.text("version");
        header.at("response").text("code");
        String order = focus.ofSystem("identifier", Systems.ORDER_NUMBER).text("value");
        String reference = focus.ofSystem("identifier", Systems.RX_NUMBER).text("value");
        boolean test = "true".equals(header.extension("test").text());
        HeaderDetails.Software software = developer == null || product == null || release == null
                ? null
                : new HeaderDetails.Software(developer, product, release);
        return new Header(
                party(header.first("destination").text("endpoint")),
                party(source.text("endpoint")),
                messageId == null ? "" : messageId,
                header.at("response").text("identifier"),
                instant(root.text("timestamp")),
                reference == null ? header.extension("rx-number").text() : reference,
                order == null ? header.extension("order-number").text() : order,
                software == null && !test ? HeaderDetails.NONE : new HeaderDetails(software, null, test, null, null));
    }

    private static Party party(@Nullable String endpoint) {
        String[] parts = endpoint == null ? new String[0] : endpoint.split(":", 4);
        if (parts.length < 4) {
            throw new FhirRefusal("The MessageHeader does not name its two parties.");
        }
        return new Party(parts[3], parts[2]);
    }

    /** A resource alone goes from the prescriber to the pharmacy, a fill notice back; its MessageID follows from its content's parties and date. */
    private Header made(String type) {
        Parties parties = PeopleFhir.read(contained);
        PharmacyParty pharmacy = parties.pharmacy();
        Practitioner prescriber = parties.prescriber();
        if (pharmacy == null || prescriber == null || prescriber.npi() == null) {
            throw new FhirRefusal("The resource contains no pharmacy and prescriber (ids pharmacy and prescriber).");
        }
        Party there = Party.pharmacy(pharmacy.ncpdpId());
        Party here = Party.prescriber(prescriber.npi());
        LocalDate day = type.equals("MedicationRequest") ? root.date("authoredOn") : root.date("whenHandedOver");
        String order = root.ofSystem("identifier", Systems.ORDER_NUMBER).text("value");
        String seed = type + there + here + day + order + root.text("id");
        boolean fromPharmacy = type.equals("MedicationDispense");
        return new Header(
                fromPharmacy ? here : there,
                fromPharmacy ? there : here,
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", ""),
                null,
                day == null ? Instant.EPOCH : day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                root.ofSystem("identifier", Systems.RX_NUMBER).text("value"),
                order);
    }

    static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    static List<String> codes(Json concept) {
        List<String> codes = new ArrayList<>();
        for (Json coding : concept.items("coding")) {
            String code = coding.text("code");
            coding.text("system");
            if (code != null) {
                codes.add(code);
            }
        }
        return codes;
    }
}
