package org.scriptline.local.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.Practice;

/** A face that only answers questions, and the questions that a physician's EMR puts to it while a drug is chosen. */
enum Question {
    /** One draft against fifteen active drugs of a stated patient; nothing is looked up. */
    SCREENINGS("screenings", Call.INTERACTION_SERVICE, "outcome") {
        @Override
        String body(long number) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putObject("patient")
                    .put("age", 30 + (int) (number % 50))
                    .put("sex", number % 2 == 0 ? "female" : "male")
                    .put("eGFR", 45 + (int) (number % 50));
            body.putArray("draft").addObject().put("name", DRAFTS.get((int) (number % DRAFTS.size())));
            ArrayNode active = body.putArray("active");
            for (int i = 0; i < ACTIVE_DRUGS; i++) {
                active.addObject()
                        .put("id", "m" + i)
                        .put("name", TAKEN.get((int) ((number * 7 + i) % TAKEN.size())))
                        .put("status", "active");
            }
            return body.toString();
        }
    },

    /** One drug under a plan of the demonstration payer, alternatives asked for. */
    COVERAGE_CHECKS("coverage-checks", Call.FORMULARY_SERVICE, "covered") {
        @Override
        String body(long number) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putObject("plan")
                    .put("contractId", "S5820")
                    .put("planId", "034")
                    .put("segmentId", "000");
            body.put("asOf", LocalDate.now(Practice.ZONE).toString());
            body.putObject("drug").put("rxcui", COVERED.get((int) (number % COVERED.size())));
            return body.put("quantity", 30)
                    .put("daysSupply", 30)
                    .put("alternatives", true)
                    .toString();
        }
    };

    private static final int ACTIVE_DRUGS = 15;

    private static final List<String> DRAFTS = List.of(
            "clarithromycin",
            "ibuprofen",
            "sertraline",
            "amiodarone",
            "fluconazole",
            "tramadol",
            "spironolactone",
            "prednisone");

    private static final List<String> TAKEN = List.of(
            "lisinopril",
            "metformin",
            "atorvastatin",
            "amlodipine",
            "omeprazole",
            "levothyroxine",
            "metoprolol",
            "gabapentin",
            "losartan",
            "hydrochlorothiazide",
            "furosemide",
            "simvastatin",
            "warfarin",
            "digoxin",
            "citalopram",
            "trazodone",
            "clopidogrel",
            "allopurinol",
            "montelukast",
            "pantoprazole",
            "tamsulosin",
            "carvedilol",
            "potassium chloride",
            "glipizide",
            "zolpidem",
            "famotidine",
            "loratadine",
            "baclofen",
            "lamotrigine",
            "finasteride");

    private static final List<String> COVERED = Stream.of(
                    Drug.LISINOPRIL, Drug.METFORMIN, Drug.ATORVASTATIN, Drug.SERTRALINE, Drug.LEVOTHYROXINE)
            .flatMap(drug -> Stream.ofNullable(drug.rxnorm()))
            .toList();

    private final String face;
    private final String service;
    private final String sign;

    Question(String face, String service, String sign) {
        this.face = face;
        this.service = service;
        this.sign = sign;
    }

    /** JSON of question {@code number}, from 0; questions differ so that no answer can be remembered whole. */
    abstract String body(long number);

    /** As on the command line. */
    static Optional<Question> named(String face) {
        return Arrays.stream(values()).filter(one -> one.face.equals(face)).findAny();
    }

    static String faces() {
        return Arrays.stream(values()).map(one -> one.face).collect(Collectors.joining(", "));
    }

    Call call(long number) {
        return Call.post(
                Practice.values()[(int) (number % Practice.values().length)].who(), service, "/" + face, body(number));
    }

    /** The cheapest answer of the same service, which says what HTTP itself costs there. */
    Call bare() {
        return Call.get(Practice.ELM_STREET.who(), service, "/q/health/live");
    }

    /** Whether this is an answer to the question and not a refusal. */
    boolean answeredBy(Answer answer) {
        return answer.status() == 200 && answer.body().contains("\"" + sign + "\"");
    }
}
