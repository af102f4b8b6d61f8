package org.scriptline.endtoend.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scriptline.local.client.Practice.ELM_STREET;
import static org.scriptline.local.client.Practice.HARBOR_CARDIOLOGY;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.scriptline.endtoend.journey.Journey;
import org.scriptline.endtoend.stack.OnStack;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Axes;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.Person;
import org.scriptline.local.client.PrescriptionRequest;

/** A patient whom nobody could mistake goes through everything that can go well or badly; then every trace of the run is searched. */
@OnStack
@Order(Integer.MAX_VALUE)
class CanaryTest {

    private static final Person CANARY = new Person(
            "Zzyxquillfeather",
            "Quillonia",
            LocalDate.of(1938, 2, 17),
            "female",
            "62701",
            "MRN-88417-" + UUID.randomUUID().toString().substring(0, 8),
            "4711 Wendelgrass Crescent",
            "217-555-0173");

    /** In small letters; the last two are the patients of all other tests. */
    private static final List<String> NEEDLES = List.of(
            "zzyxquillfeather",
            "quillonia",
            "1938-02-17",
            "19380217",
            "mrn-88417",
            "wendelgrass",
            "217-555-0173",
            "2175550173",
            "testperson",
            "larch row");

    private static final String SCRIPT_START = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Message DatatypesVersion="2017071" TransportVersion="2017071" TransactionDomain="SCRIPT" \
            TransactionVersion="2017071" StructuresVersion="2017071" ECLVersion="2017071"><Header>\
            <To Qualifier="D">1234567893</To><From Qualifier="P">5912342</From><MessageID>%s</MessageID>\
            <RelatesToMessageID>%s</RelatesToMessageID><SentTime>2026-11-20T10:00:00Z</SentTime></Header><Body><RxFill>\
            <FillStatus><Dispensed><Note>For Quillonia Zzyxquillfeather</Note></Dispensed></FillStatus>\
            <Patient><HumanPatient><Name><LastName>Zzyxquillfeather</LastName><FirstName>Quillonia</FirstName></Name>\
            <Gender>F</Gender><DateOfBirth><Date>1938-02-17</Date></DateOfBirth></HumanPatient></Patient>""";

    @Test
    void noTraceOfTheRunNamesAPatient(RunningStack stack) throws Exception {
        // Given
        Journey journey = new Journey(stack);
        whatGoesWell(journey);
        whatIsRefused(journey);
        whatPharmaciesGetWrong(journey);
        // When
        Map<String, String> traces = Traces.of(stack);
        List<String> found = new ArrayList<>();
        traces.forEach((place, text) -> search(place, text, found));
        // Then
        assertThat(traces.keySet())
                .contains(
                        "postgres.log", "kafka.log", "issuer.log", "prescription-service.log", "pharmacy-gateway.log");
        assertThat(traces.get("prescription-service.log")).contains("POST /fhir/MedicationRequest");
        assertThat(traces.get("keys and headers of the topics")).contains("ce_type=org.scriptline");
        assertThat(traces.get("exported spans")).contains("POST /fhir/MedicationRequest", "POST /script");
        assertThat(found).isEmpty();
    }

    private static void search(String place, String text, List<String> found) {
        text.lines().forEach(line -> {
            String small = line.toLowerCase(Locale.ROOT);
            NEEDLES.stream()
                    .filter(small::contains)
                    .forEach(needle -> found.add(place + " has " + needle + ": "
                            + line.substring(
                                    Math.max(0, small.indexOf(needle) - 200),
                                    Math.min(line.length(), small.indexOf(needle) + 60))));
        });
    }

    private static PrescriptionRequest order(Drug drug, String pharmacy) {
        return PrescriptionRequest.signed(ELM_STREET, CANARY, drug, pharmacy);
    }

    private static void whatGoesWell(Journey journey) {
        String filled = journey.prescribe(order(Drug.LISINOPRIL, "5912342"));
        String rejected = journey.prescribe(order(Drug.METFORMIN, "5900002"));
        String cancelled = journey.prescribe(order(Drug.ATORVASTATIN, "5900001"));
        String held = journey.prescribe(order(Drug.UNHEARD_OF, "5912342"));
        journey.untilAxes(ELM_STREET, filled, "completed", "verified", "none", "dispensed");
        journey.untilAxes(ELM_STREET, rejected, "active", "failed", "none", "none");
        journey.cancel(ELM_STREET, cancelled, "WRONG_PATIENT");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(Axes.of(journey.look(ELM_STREET, held)).order())
                                .isEqualTo("held"));
        assertThat(journey.timeline(ELM_STREET, filled)).isNotEmpty();
        whatShowsThePatient(journey, filled);
        assertThat(journey.call(Call.read(HARBOR_CARDIOLOGY.who(), filled)).status())
                .isEqualTo(404);
    }

    /** Faces that are asked by the patient's particulars, or show them: each answers, and leaves no trace of them. */
    private static void whatShowsThePatient(Journey journey, String prescription) {
        assertThat(journey.call(Call.get(
                                ELM_STREET.who(),
                                Call.PRESCRIPTION_SERVICE,
                                "/fhir/MedicationRequest?patient.identifier=" + CANARY.recordNumber()))
                        .status())
                .isEqualTo(200);
        assertThat(journey.call(Call.get(
                                        ELM_STREET.who(),
                                        Call.PRESCRIPTION_SERVICE,
                                        "/prescriptions/" + prescription + "/print")
                                .withHeader("Accept", "text/html"))
                        .body())
                .contains(CANARY.family());
        assertThat(journey.call(Call.get(
                                ELM_STREET.who(),
                                Call.PRESCRIPTION_SERVICE,
                                "/fhir/MedicationRequest?nobody-knows=" + CANARY.family()))
                        .status())
                .isLessThan(500);
        assertThat(journey.call(
                                Call.post(
                                        HARBOR_CARDIOLOGY.who(),
                                        Call.INTERACTION_SERVICE,
                                        "/emergency-accesses",
                                        "{\"family\":\"" + CANARY.family()
                                                + "\",\"given\":\"Quillonia\",\"birthDate\":\"1938-02-17\",\"sex\":\"female\",\"reason\":\"unconscious after a fall\"}"))
                        .status())
                .isIn(201, 404);
        assertThat(journey.call(Call.post(
                                ELM_STREET.who(),
                                Call.INTERACTION_SERVICE,
                                "/cds-services/order-sign",
                                "{\"hook\":\"order-sign\",\"hookInstance\":\"" + CANARY.family()
                                        + "\",\"context\":{\"patientId\":\"" + CANARY.family()
                                        + "\"},\"prefetch\":{\"patient\":\"" + CANARY.family() + "\"}}"))
                        .status())
                .isLessThan(500);
    }

    /** Each carries the patient into the place where an answer or a log line might repeat what was sent. */
    private static void whatIsRefused(Journey journey) {
        String json = order(Drug.LISINOPRIL, "5912342").json();
        String name = CANARY.family();
        List<String> broken = List.of(
                json.substring(0, json.length() / 2),
                json + "}",
                json.replace("\"gender\":\"female\"", "\"gender\":\"" + name + "\""),
                json.replace("\"1938-02-17\"", "\"1938-02-17T" + name + "\""),
                json.replace("\"resourceType\":\"Patient\"", "\"resourceType\":\"" + name + "\""),
                json.replace("\"intent\":\"order\"", "\"intent\":\"" + name + "\""),
                json.replace(
                        "\"subject\":{\"reference\":\"#patient\"}",
                        "\"subject\":{\"reference\":\"Patient/" + name + "\"}"),
                json.replace("\"value\":30", "\"value\":\"" + name + "\""),
                order(Drug.LISINOPRIL, "5912342").withQuantity(0).json(),
                order(Drug.LISINOPRIL, "0000000").json());
        for (String body : broken) {
            assertThat(journey.call(Call.fhir(ELM_STREET.who(), "MedicationRequest", body))
                            .status())
                    .isBetween(400, 422);
        }
        String key = UUID.randomUUID().toString();
        Call twice = Call.prescribe(order(Drug.CETIRIZINE, "5912342")).withIdempotencyKey(key);
        assertThat(journey.call(twice).status()).isEqualTo(201);
        assertThat(journey.call(Call.prescribe(order(Drug.LEVOTHYROXINE, "5912342"))
                                .withIdempotencyKey(key))
                        .status())
                .isEqualTo(422);
        assertThat(journey.call(Call.prescribe(order(Drug.LISINOPRIL, "5912342"))
                                .withHeader("Authorization", "Bearer not.a.token"))
                        .status())
                .isEqualTo(401);
        assertThat(journey.call(Call.post(
                                ELM_STREET.who(),
                                Call.INTERACTION_SERVICE,
                                "/screenings",
                                "{\"patient\":{\"age\":\"" + name + "\"},\"draft\":[{\"name\":\"" + name + "\"}]}"))
                        .status())
                .isBetween(400, 422);
    }

    /** A fill for an order that nobody knows, the same cut short, and the same from somebody else. */
    private static void whatPharmaciesGetWrong(Journey journey) {
        String message = SCRIPT_START.formatted(id(), id());
        for (String xml :
                List.of(message + "</RxFill></Body></Message>", message, message.replace("RxFill", CANARY.family()))) {
            journey.call(script("5912342", xml));
            journey.call(script("5900010", xml));
        }
        // Kept for operations without being read: a label that nobody reads, and more than is read.
        for (Call unread : List.of(
                script("5912342", message).withHeader("Content-Type", "text/html"),
                script("5912342", message + " ".repeat(1024 * 1024)))) {
            assertThat(journey.call(unread).status()).isIn(413, 415);
        }
        for (String report : List.of(
                "{\"resourceType\":\"MedicationDispense\",\"note\":[{\"text\":\"" + CANARY.family() + "\"}]}",
                "{\"resourceType\":\"" + CANARY.family() + "\"}",
                "{\"" + CANARY.family() + "\":")) {
            assertThat(journey.call(new Call(
                                    "5912342",
                                    Call.PHARMACY_GATEWAY,
                                    "POST",
                                    "/fhir/MedicationDispense",
                                    Map.of("Content-Type", "application/fhir+json"),
                                    report))
                            .status())
                    .isBetween(400, 422);
        }
    }

    private static Call script(String who, String xml) {
        return new Call(
                who,
                Call.PHARMACY_GATEWAY,
                "POST",
                "/script",
                Map.of("Content-Type", "application/xml", "Accept", "application/xml"),
                xml);
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
