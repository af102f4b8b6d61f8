package org.scriptline.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ConditionFact;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.screening.Allergies;
import org.scriptline.interaction.screening.DescribedPatient;
import org.scriptline.interaction.screening.DisplayPolicy;
import org.scriptline.interaction.screening.Dosing;
import org.scriptline.interaction.screening.DrugDirectory;
import org.scriptline.interaction.screening.DrugSource;
import org.scriptline.interaction.screening.PatientFactsReading;
import org.scriptline.interaction.screening.ProductTableDirectory;
import org.scriptline.interaction.screening.ProfileScope;
import org.scriptline.interaction.screening.ScreenedDrug;
import org.scriptline.interaction.screening.Screening;
import org.scriptline.interaction.screening.ScreeningQuestion;

/** One new drug for a patient of 74 with fifteen drugs, five conditions, two allergies and three laboratory values. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class EngineBenchmark {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<String> ACTIVE = List.of(
            "lisinopril",
            "amlodipine",
            "metformin",
            "levothyroxine",
            "pantoprazole",
            "acetaminophen",
            "cetirizine",
            "cholecalciferol",
            "latanoprost",
            "warfarin",
            "atorvastatin",
            "sertraline",
            "gabapentin",
            "furosemide",
            "tamsulosin");
    private static final List<String> DRAFTS = List.of(
            "ibuprofen",
            "amoxicillin",
            "sulfamethoxazole",
            "clarithromycin",
            "oxycodone",
            "prednisone",
            "docusate",
            "metoprolol",
            "zolpidem",
            "ciprofloxacin",
            "montelukast",
            "potassium chloride",
            "tramadol",
            "famotidine",
            "fluconazole",
            "insulin glargine");

    private final List<ScreeningQuestion> questions = new ArrayList<>();
    private final Screening screening = new Screening(DisplayPolicy.standard());
    private KnowledgeSnapshot knowledge;
    private int next;

    /** Loads the base and writes a question for each of the drugs in question. */
    @Setup
    public void prepare() {
        knowledge = Base.load();
        DrugDirectory directory = new ProductTableDirectory(ProductTable.authored());
        DescribedPatient patient = new DescribedPatient(
                TODAY,
                74,
                null,
                null,
                "female",
                null,
                null,
                null,
                new BigDecimal("62"),
                null,
                null,
                null,
                List.of(
                        new ConditionFact("c1", "Hypertension", "I10", null),
                        new ConditionFact("c2", "Type 2 diabetes mellitus", "E11.9", null),
                        new ConditionFact("c3", "Atrial fibrillation", "I48.91", null),
                        new ConditionFact("c4", "GERD", null, null),
                        new ConditionFact("c5", "History of peptic ulcer", null, null)),
                List.of(
                        new DescribedPatient.LaboratoryFact(
                                "l1", "2823-3", null, new BigDecimal("4.4"), "mmol/L", null, TODAY.minusDays(20)),
                        new DescribedPatient.LaboratoryFact(
                                "l2", "2160-0", null, new BigDecimal("1.3"), "mg/dL", null, TODAY.minusDays(20)),
                        new DescribedPatient.LaboratoryFact(
                                "l3", "6301-6", null, new BigDecimal("2.4"), "{INR}", null, TODAY.minusDays(5))));
        List<ScreenedDrug> active = new ArrayList<>();
        for (String name : ACTIVE) {
            active.add(drug(directory, name, DrugSource.ACTIVE, "rx-" + active.size()));
        }
        List<AllergyFact> allergies = List.of(
                new AllergyFact("a1", "penicillin", null, "urticaria", "allergy", null, null, false),
                new AllergyFact("a2", "codeine", null, "nausea", "intolerance", null, null, false));
        for (String name : DRAFTS) {
            questions.add(new ScreeningQuestion(
                    List.of(drug(directory, name, DrugSource.DRAFT, null)),
                    active,
                    Allergies.of(allergies, directory, knowledge, new ArrayList<>()),
                    PatientFactsReading.of(patient, knowledge),
                    List.of(),
                    ProfileScope.ofRecords(2, 0)));
        }
        long alerts = questions.stream()
                .mapToLong(question ->
                        screening.screen(question, knowledge).alerts().size())
                .sum();
        System.out.println(questions.size() + " questions with " + alerts + " alerts in all");
    }

    private static ScreenedDrug drug(DrugDirectory directory, String name, DrugSource source, String id) {
        return new ScreenedDrug(
                id,
                name,
                null,
                directory.recognise(null, null, name).orElseThrow().ingredients(),
                RouteGroup.SYSTEMIC,
                source,
                null,
                source == DrugSource.ACTIVE ? "Dr. A, Elm Street Clinic" : null,
                null,
                TODAY.minusDays(40),
                null,
                Dosing.UNKNOWN,
                null);
    }

    /** Every check, and the whole answer. */
    @Benchmark
    public ScreeningResult screen() {
        next = next + 1 == questions.size() ? 0 : next + 1;
        return screening.screen(questions.get(next), knowledge);
    }
}
