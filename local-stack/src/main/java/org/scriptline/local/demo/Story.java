package org.scriptline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.scriptline.local.client.Axes;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.Person;
import org.scriptline.local.client.Practice;
import org.scriptline.local.client.PrescriptionRequest;
import org.scriptline.local.demo.Stage.Timed;

/**
 * Two doctors who do not know of each other treat one person. The cardiologist's anticoagulant reaches the pharmacy and is
 * filled; the family doctor's pain killer meets it, is signed with a reason, and is cancelled in the end. The person is
 * invented anew for each telling.
 */
final class Story {
    private static final String CORNER = "5912342";
    private static final String RIVERSIDE = "5912359";
    private static final String PHARMACIST = "pharmacist2";
    private static final String PLAN = "S5820-034-000";
    private static final String WAIT_FOR_CHECKS = "wait=5";

    private static final Drug APIXABAN =
            new Drug("1364447", "apixaban 5 MG Oral Tablet [Eliquis]", "Take 1 tablet by mouth twice daily");
    private static final Drug NAPROXEN =
            new Drug("198014", "naproxen 500 MG Oral Tablet", "Take 1 tablet by mouth twice daily with food");

    private final Stage stage;
    private final Narrator narrator;
    private final Person atCardiology;
    private final Person atClinic;

    Story(Stage stage, Narrator narrator, String label) {
        this.stage = stage;
        this.narrator = narrator;
        Person invented = Person.unseen(label);
        LocalDate born = invented.birthDate();
        this.atCardiology = new Person(
                invented.family(), invented.given(), born, invented.gender(), invented.postalCode(), "HC-" + label);
        this.atClinic = new Person(
                invented.family(), invented.given(), born, invented.gender(), invented.postalCode(), "ES-" + label);
    }

    void tell() {
        narrator.opening("An invented patient, " + atClinic.given() + " " + atClinic.family()
                + ", is treated by Harbor Cardiology and by Elm Street Clinic. Neither knows of the other.");
        String apixaban = cardiologistPrescribes();
        pharmacyFills(apixaban);
        String naproxen = familyDoctorDrafts();
        List<String> alerts = alertIsShown(naproxen);
        signingIsRefused(naproxen);
        familyDoctorSigns(naproxen, alerts);
        pharmacistAcknowledges(naproxen);
        familyDoctorCancels(naproxen);
        timeline(naproxen);
    }

    private String cardiologistPrescribes() {
        narrator.step("Dr. Ben Lindqvist (Harbor Cardiology) prescribes apixaban and signs, in one call");
        PrescriptionRequest request = new PrescriptionRequest(
                Practice.HARBOR_CARDIOLOGY, atCardiology, APIXABAN, CORNER, 60, 30, 0, PLAN, true);
        Timed accepted = prescribe(request);
        String id = accepted.answer().id();
        narrator.said("prescription-service", accepted.took(), "accepted as " + id);
        Timed released = stage.await(
                who(Practice.HARBOR_CARDIOLOGY),
                id,
                "released",
                axes -> axes.order().equals("active"));
        checks(released);
        return id;
    }

    private void pharmacyFills(String id) {
        narrator.step("Corner Pharmacy receives it over NCPDP SCRIPT, acknowledges and fills");
        String who = who(Practice.HARBOR_CARDIOLOGY);
        Timed verified = stage.await(
                who, id, "verified by the pharmacy", axes -> axes.transmission().equals("verified"));
        narrator.said(
                "pharmacy-gateway",
                verified.took(),
                Words.axes(verified.answer().json()));
        Timed dispensed = stage.await(who, id, "dispensed", axes -> axes.fill().equals("dispensed"));
        narrator.said(
                "pharmacy-gateway",
                dispensed.took(),
                Words.axes(dispensed.answer().json()));
    }

    private String familyDoctorDrafts() {
        narrator.step("Dr. Ada Okafor (Elm Street Clinic) drafts naproxen for the same person");
        PrescriptionRequest request =
                new PrescriptionRequest(Practice.ELM_STREET, atClinic, NAPROXEN, RIVERSIDE, 20, 10, 0, PLAN, false);
        Timed drafted = prescribe(request);
        narrator.said(
                "prescription-service",
                drafted.took(),
                "drafted as " + drafted.answer().id());
        return drafted.answer().id();
    }

    private List<String> alertIsShown(String id) {
        Timed checked = stage.await(
                Call.read(who(Practice.ELM_STREET), id),
                "screening and coverage",
                json -> json.path("screening").isObject()
                        && json.path("coverage").isObject());
        checks(checked);
        return Words.interruptive(checked.answer().json());
    }

    private void signingIsRefused(String id) {
        narrator.step("She signs without answering the alert");
        Timed refused = stage.send(operation(Practice.ELM_STREET, id, "$sign", Parameters.unanswered()));
        narrator.said(
                "prescription-service",
                refused.took(),
                "status " + refused.answer().status());
        Words.refusal(refused.answer().json()).forEach(narrator::more);
    }

    private void familyDoctorSigns(String id, List<String> alerts) {
        narrator.step("She signs with a coded reason for each alert, and the release gate lets it pass");
        Timed signed = stage.mustSend(operation(
                Practice.ELM_STREET,
                id,
                "$sign",
                Parameters.overriding(
                        alerts, "WILL_MONITOR", "Ten days only, with a proton pump inhibitor; warned of bleeding.")));
        narrator.said("prescription-service", signed.took(), "signed");
        Timed released = stage.await(who(Practice.ELM_STREET), id, "released", Story::released);
        narrator.said(
                "interaction-service",
                released.took(),
                Words.axes(released.answer().json()));
    }

    private void pharmacistAcknowledges(String id) {
        narrator.step("The pharmacist of Riverside Pharmacy, who works from the list, acknowledges it");
        Timed listed = stage.await(
                who(Practice.ELM_STREET),
                id,
                "listed at the pharmacy",
                axes -> axes.transmission().equals("delivered"));
        narrator.said(
                "prescription-service",
                listed.took(),
                Words.axes(listed.answer().json()));
        Timed order = stage.mustSend(Call.get(PHARMACIST, Call.PHARMACY_GATEWAY, "/orders/" + id));
        tellAll("pharmacy-gateway", order, Words.order(order.answer().json()));
        Timed acknowledged =
                stage.mustSend(Call.post(PHARMACIST, Call.PHARMACY_GATEWAY, "/orders/" + id + "/acknowledge", "{}")
                        .withIdempotencyKey(UUID.randomUUID().toString()));
        narrator.said("pharmacy-gateway", acknowledged.took(), "acknowledged");
        Timed verified = stage.await(
                who(Practice.ELM_STREET),
                id,
                "verified by the pharmacy",
                axes -> axes.transmission().equals("verified"));
        narrator.said(
                "prescription-service",
                verified.took(),
                Words.axes(verified.answer().json()));
    }

    private void familyDoctorCancels(String id) {
        narrator.step("Dr. Okafor thinks better of it and cancels");
        Timed cancelled = stage.mustSend(Call.cancel(who(Practice.ELM_STREET), id, "THERAPY_CHANGED")
                .withIdempotencyKey(UUID.randomUUID().toString()));
        narrator.said("prescription-service", cancelled.took(), "the cancel is on its way");
        Timed approved = stage.await(
                who(Practice.ELM_STREET),
                id,
                "an answer to the cancel",
                axes -> axes.cancel().equals("approved") || axes.cancel().equals("denied"));
        narrator.said(
                "pharmacy-gateway",
                approved.took(),
                Words.axes(approved.answer().json()));
    }

    private void timeline(String id) {
        narrator.step("What the prescriber can read afterwards");
        Timed timeline = stage.mustSend(
                Call.get(who(Practice.ELM_STREET), Call.PRESCRIPTION_SERVICE, "/prescriptions/" + id + "/timeline"));
        narrator.said("prescription-service", timeline.took(), "the timeline:");
        JsonNode body = timeline.answer().json();
        for (JsonNode entry : body.path("items")) {
            narrator.more(clock(entry.path("at").asText()) + "  "
                    + entry.path("sentence").asText());
        }
    }

    private Timed prescribe(PrescriptionRequest request) {
        return stage.mustSend(Call.prescribe(request)
                .withHeader("Prefer", WAIT_FOR_CHECKS)
                .withIdempotencyKey(UUID.randomUUID().toString()));
    }

    private void checks(Timed timed) {
        JsonNode prescription = timed.answer().json();
        tellAll("interaction-service", timed, Words.screening(prescription));
        tellAll("formulary-service", timed, Words.coverage(prescription));
        narrator.said("prescription-service", timed.took(), Words.axes(prescription));
    }

    private void tellAll(String who, Timed timed, List<String> lines) {
        narrator.said(who, timed.took(), lines.get(0));
        lines.subList(1, lines.size()).forEach(narrator::more);
    }

    /** Released, or already further. */
    private static boolean released(Axes axes) {
        return axes.order().equals("active") || axes.order().equals("completed");
    }

    private static Call operation(Practice practice, String id, String name, String parameters) {
        return Call.fhir(who(practice), "MedicationRequest/" + id + "/" + name, parameters)
                .withIdempotencyKey(UUID.randomUUID().toString());
    }

    private static String who(Practice practice) {
        return practice.who();
    }

    /** The time of day of an ISO instant, to the millisecond. */
    private static String clock(String instant) {
        return instant.length() < 23 ? instant : instant.substring(11, 23);
    }
}
