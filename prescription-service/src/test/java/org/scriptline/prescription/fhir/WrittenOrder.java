package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An order in shorthand over the sound one, as the corpus writes it: {@code drug} (RxNorm code or words), {@code sig}
 * (words, or a list of steps), {@code dose} "1-2 tablet", {@code times} "2/1d" or "1/4-6h", {@code length} in days,
 * {@code prn} true or a reason, {@code max} "4 g/1d", {@code route}, {@code quantity} "30 tablet", {@code days},
 * {@code refills}, {@code reason} "I10 Hypertension", {@code icd10}, {@code note}, {@code child}, {@code born},
 * {@code kg}, {@code weighed}.
 */
final class WrittenOrder {
    private static final Pattern REASON = Pattern.compile("([A-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]+)?)?\\s*(.*)");
    private static final Pattern TIMES = Pattern.compile("(\\d+)/(\\d+)(?:-(\\d+))?([a-z]+)");
    private static final Pattern PERIOD = Pattern.compile("(.+)/(\\d+)([a-z]+)");

    private final JsonNode written;
    private final OrderFixture fixture = OrderFixture.lisinopril();

    private WrittenOrder(JsonNode written) {
        this.written = written;
    }

    static OrderFixture of(JsonNode written) {
        return new WrittenOrder(written).fixture();
    }

    private OrderFixture fixture() {
        String drug = written.path("drug").asText();
        fixture.setJson(
                "/medicationCodeableConcept",
                drug.matches("\\d+")
                        ? "{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"" + drug
                                + "\"}]}"
                        : "{\"text\":\"" + drug + "\"}");
        ArrayNode dosages = StrictFhirJson.MAPPER.createArrayNode();
        if (written.path("sig").isArray()) {
            written.path("sig")
                    .forEach(step -> dosages.add(dosage(step, step.path("text").asText())));
        } else {
            dosages.add(dosage(written, written.path("sig").asText()));
        }
        fixture.set("/dosageInstruction", dosages);
        String[] quantity = written.path("quantity").asText().split(" ", 2);
        fixture.setJson(
                "/dispenseRequest/quantity", "{\"value\":" + quantity[0] + ",\"unit\":\"" + quantity[1] + "\"}");
        if (has("days")) {
            fixture.set("/dispenseRequest/expectedSupplyDuration/value", written.path("days"));
        } else {
            fixture.remove("/dispenseRequest/expectedSupplyDuration");
        }
        if (has("refills")) {
            fixture.set("/dispenseRequest/numberOfRepeatsAllowed", written.path("refills"));
        } else {
            fixture.remove("/dispenseRequest/numberOfRepeatsAllowed");
        }
        reason();
        fixture.remove("/note");
        if (has("note")) {
            fixture.set("/note", list(StrictFhirJson.MAPPER.createObjectNode().set("text", written.path("note"))));
        }
        patient();
        return fixture;
    }

    private void reason() {
        fixture.remove("/reasonCode");
        Matcher reason = REASON.matcher(written.path("reason").asText(""));
        String code = has("icd10")
                ? written.path("icd10").asText()
                : reason.matches() && reason.group(1) != null ? reason.group(1) : "";
        String words = has("reason") && reason.matches() ? reason.group(2) : "";
        if (code.isEmpty() && words.isEmpty()) {
            return;
        }
        ObjectNode concept = StrictFhirJson.MAPPER.createObjectNode();
        if (!code.isEmpty()) {
            concept.putArray("coding")
                    .addObject()
                    .put("system", "http://hl7.org/fhir/sid/icd-10-cm")
                    .put("code", code);
        }
        if (!words.isEmpty()) {
            concept.put("text", words);
        }
        fixture.set("/reasonCode", list(concept));
    }

    /** A child is eight, weighs 25 kg and was weighed a month ago unless it says otherwise. */
    private void patient() {
        if (!written.has("child")) {
            return;
        }
        fixture.set("/contained/0/birthDate", written.path("born").asText("2018-03-04"));
        fixture.setJson(
                "/contained/5/valueQuantity", "{\"value\":" + written.path("kg").asText("25") + ",\"unit\":\"kg\"}");
        if (written.has("weighed") && written.path("weighed").isNull()) {
            fixture.remove("/contained/5/effectiveDateTime");
        } else {
            fixture.set(
                    "/contained/5/effectiveDateTime", written.path("weighed").asText("2026-10-21"));
        }
    }

    private static ObjectNode dosage(JsonNode step, String text) {
        ObjectNode dosage = StrictFhirJson.MAPPER.createObjectNode();
        if (step.has("sequence")) {
            dosage.set("sequence", step.path("sequence"));
        }
        dosage.put("text", text);
        timing(step, dosage);
        if (step.path("prn").isTextual()) {
            dosage.putObject("asNeededCodeableConcept").set("text", step.path("prn"));
        } else if (step.path("prn").asBoolean()) {
            dosage.put("asNeededBoolean", true);
        }
        if (step.path("route").isTextual()) {
            dosage.putObject("route").set("text", step.path("route"));
        }
        if (step.path("dose").isTextual()) {
            dose(step.path("dose").asText(), dosage.putArray("doseAndRate").addObject());
        }
        if (step.path("max").isTextual()) {
            Matcher max = PERIOD.matcher(step.path("max").asText());
            if (max.matches()) {
                ObjectNode ratio = dosage.putObject("maxDosePerPeriod");
                ratio.set("numerator", quantity(max.group(1)));
                ratio.putObject("denominator")
                        .put("value", Integer.parseInt(max.group(2)))
                        .put("system", "http://unitsofmeasure.org")
                        .put("code", max.group(3));
            }
        }
        return dosage;
    }

    private static void timing(JsonNode step, ObjectNode dosage) {
        Matcher times = TIMES.matcher(step.path("times").asText(""));
        boolean rhythm = times.matches();
        boolean length = step.path("length").isInt();
        if (!rhythm && !length) {
            return;
        }
        ObjectNode repeat = dosage.putObject("timing").putObject("repeat");
        if (length) {
            repeat.putObject("boundsDuration")
                    .put("value", step.path("length").asInt())
                    .put("system", "http://unitsofmeasure.org")
                    .put("code", "d");
        }
        if (rhythm) {
            repeat.put("frequency", Integer.parseInt(times.group(1))).put("period", Integer.parseInt(times.group(2)));
            if (times.group(3) != null) {
                repeat.put("periodMax", Integer.parseInt(times.group(3)));
            }
            repeat.put("periodUnit", times.group(4));
        }
    }

    private static void dose(String dose, ObjectNode doseAndRate) {
        String[] parts = dose.split(" ", 2);
        if (parts[0].contains("-")) {
            ObjectNode range = doseAndRate.putObject("doseRange");
            String[] ends = parts[0].split("-");
            range.set("low", quantity(ends[0] + " " + parts[1]));
            range.set("high", quantity(ends[1] + " " + parts[1]));
        } else {
            doseAndRate.set("doseQuantity", quantity(dose));
        }
    }

    private static ObjectNode quantity(String text) {
        String[] parts = text.split(" ", 2);
        return StrictFhirJson.MAPPER
                .createObjectNode()
                .put("value", new BigDecimal(parts[0]))
                .put("unit", parts[1]);
    }

    private static ArrayNode list(JsonNode only) {
        return StrictFhirJson.MAPPER.createArrayNode().add(only);
    }

    private boolean has(String field) {
        return written.hasNonNull(field);
    }
}
