package org.scriptline.prescription.lint;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.scriptline.contracts.events.Reason;

/**
 * A drug whose name is taken for another's, with what it is plausibly given for.
 *
 * <p>That names are confused is a fact which ISMP and FDA publish; selection, uses and dose ranges are authored here from
 * general knowledge of the labels, wide on purpose, since they only decide whether to ask.
 *
 * @param name the ingredient's name in the product table
 * @param tallMan the name with the distinguishing letters in capitals
 * @param uses words of plausible reasons, a regular expression over lower case
 * @param icd10 beginnings of plausible ICD-10-CM codes
 * @param dailyMilligrams usual doses of an adult
 */
record LookAlike(String name, String tallMan, Pattern uses, List<String> icd10, Span dailyMilligrams) {

    /** Two names that are confused. */
    record Pair(LookAlike one, LookAlike other) {}

    private static final LookAlike HYDROXYZINE = drug(
            "hydroxyzine",
            "hydrOXYzine",
            "anxi|itch|prurit|allerg|urticaria|hives|insomnia|sleep|nausea",
            10,
            400,
            "F4",
            "L2",
            "L5",
            "G47",
            "R11",
            "T78");
    private static final LookAlike HYDRALAZINE = drug(
            "hydralazine",
            "hydrALAZINE",
            "hypertens|blood pressure|heart failure|\\bhtn\\b",
            20,
            300,
            "I1",
            "I50",
            "O1");
    private static final LookAlike BUPROPION = drug(
            "bupropion",
            "buPROPion",
            "depress|smok|nicotine|tobacco|adhd|attention",
            75,
            450,
            "F3",
            "F17",
            "Z72",
            "F90");
    private static final LookAlike BUSPIRONE = drug("buspirone", "busPIRone", "anxi|worr|panic", 10, 60, "F4");
    private static final LookAlike LAMOTRIGINE =
            drug("lamotrigine", "lamoTRIgine", "seizure|epilep|bipolar|convuls", 12.5, 500, "G40", "F31", "R56", "F34");
    private static final LookAlike LAMIVUDINE = drug(
            "lamivudine", "lamiVUDine", "\\bhiv\\b|hepatitis b|prophyla", 100, 300, "B20", "B18", "B19", "Z20", "Z21");
    private static final LookAlike METFORMIN = drug(
            "metformin",
            "metFORMIN",
            "diabet|glucose|insulin resist|polycystic|pcos|\\bt2dm\\b|\\bdm\\b",
            500,
            2550,
            "E1",
            "E28",
            "R73",
            "E88",
            "O24");
    private static final LookAlike METRONIDAZOLE = drug(
            "metronidazole",
            "metroNIDAZOLE",
            "vaginosis|trichomon|infection|diverticul|difficile|giardia|abscess|amoeb|pylori|rosacea",
            500,
            3000,
            "A0",
            "A5",
            "N7",
            "B96",
            "K57",
            "K65",
            "K05",
            "L71");
    private static final LookAlike CLONIDINE = drug(
            "clonidine",
            "cloNIDine",
            "hypertens|blood pressure|adhd|attention|withdraw|hot flash|tic",
            0.1,
            2.4,
            "I1",
            "F90",
            "F11",
            "N95",
            "F95");
    private static final LookAlike CLONAZEPAM =
            drug("clonazepam", "clonazePAM", "seizure|epilep|panic|anxi|restless", 0.25, 20, "G40", "F4", "G25", "R56");
    private static final LookAlike TRAZODONE =
            drug("trazodone", "traZODone", "depress|insomnia|sleep|anxi", 25, 600, "F3", "G47", "F5", "F4");
    private static final LookAlike TRAMADOL = drug("tramadol", "traMADol", "pain|arthr", 50, 400, "M", "G89", "R52");
    private static final LookAlike CYCLOBENZAPRINE =
            drug("cyclobenzaprine", "cycloBENZAPRINE", "spasm|muscle|back|neck|fibromyalg|strain", 5, 30, "M", "S");
    private static final LookAlike CYPROHEPTADINE = drug(
            "cyproheptadine",
            "cyproHEPTADINE",
            "allerg|appetite|itch|urticaria|migraine|serotonin",
            4,
            32,
            "L5",
            "R63",
            "J30",
            "T78",
            "G43");
    private static final LookAlike LEVETIRACETAM =
            drug("levetiracetam", "levETIRAcetam", "seizure|epilep|convuls", 250, 4000, "G40", "R56");
    private static final LookAlike LEVOFLOXACIN = drug(
            "levofloxacin",
            "levoFLOXacin",
            "pneumon|infection|sinusitis|bronchitis|prostatitis|pyelo|cystitis|\\buti\\b",
            250,
            750,
            "J",
            "N",
            "A",
            "B");
    private static final LookAlike CHLORPROMAZINE = drug(
            "chlorpromazine",
            "chlorproMAZINE",
            "schizo|psycho|hiccup|nausea|bipolar|mania|agitat",
            10,
            1000,
            "F2",
            "F3",
            "R06",
            "R11",
            "R45");
    private static final LookAlike CHLORPROPAMIDE =
            drug("chlorpropamide", "chlorproPAMIDE", "diabet|glucose", 100, 750, "E1");
    private static final LookAlike METHOTREXATE = drug(
            "methotrexate",
            "methotrexate",
            "arthrit|psoria|lupus|cancer|leuk|lymphoma|crohn|vasculit|sarcoid|ectopic",
            0.3,
            50,
            "M",
            "L40",
            "C",
            "K50",
            "D8",
            "O00");
    private static final LookAlike METOLAZONE =
            drug("metolazone", "metOLazone", "edema|oedema|heart failure|hypertens|fluid", 0.6, 20, "I", "R60", "N");
    private static final LookAlike RISPERIDONE = drug(
            "risperidone",
            "risperiDONE",
            "schizo|psycho|bipolar|mania|autis|irritab|agitat|tic",
            0.25,
            16,
            "F2",
            "F3",
            "F84",
            "R45",
            "F95");
    private static final LookAlike ROPINIROLE =
            drug("ropinirole", "rOPINIRole", "parkinson|restless", 0.25, 24, "G20", "G25");
    private static final LookAlike SITAGLIPTIN = drug("sitagliptin", "SITagliptin", "diabet|glucose", 25, 100, "E1");
    private static final LookAlike SUMATRIPTAN =
            drug("sumatriptan", "SUMAtriptan", "migraine|headache|cluster", 6, 200, "G43", "G44", "R51");
    private static final LookAlike SULFADIAZINE =
            drug("sulfadiazine", "sulfADIAZINE", "toxoplasm|infection|rheumatic fever", 1000, 8000, "B58", "I0");
    private static final LookAlike SULFASALAZINE =
            drug("sulfasalazine", "sulfaSALAzine", "colitis|arthrit|crohn|spondyl", 500, 4000, "K5", "M");
    private static final LookAlike TIZANIDINE =
            drug("tizanidine", "tiZANidine", "spasm|spastic|muscle|back|neck", 2, 36, "M", "G", "S", "R25");
    private static final LookAlike TIAGABINE =
            drug("tiagabine", "tiaGABine", "seizure|epilep|convuls", 4, 56, "G40", "R56");
    private static final LookAlike VALACYCLOVIR =
            drug("valacyclovir", "valACYclovir", "herpes|zoster|shingles|cold sore", 500, 4000, "B0", "A60");
    private static final LookAlike VALGANCICLOVIR =
            drug("valganciclovir", "valGANciclovir", "\\bcmv\\b|cytomegalo|transplant", 450, 1800, "B25", "Z94");
    private static final LookAlike CELECOXIB = drug(
            "celecoxib", "celecoxib (CeleBREX)", "pain|arthr|spondyl|dysmenorr", 100, 800, "M", "G89", "R52", "N94");
    private static final LookAlike CITALOPRAM =
            drug("citalopram", "citalopram (CeleXA)", "depress|anxi|panic|obsess|ptsd", 10, 40, "F3", "F4");
    private static final LookAlike AMLODIPINE = drug(
            "amlodipine",
            "amLODIPine",
            "hypertens|blood pressure|angina|coronary|raynaud|\\bhtn\\b",
            2.5,
            10,
            "I1",
            "I2",
            "I73",
            "O1");
    private static final LookAlike AMILORIDE = drug(
            "amiloride",
            "aMILoride",
            "hypokal|edema|oedema|ascites|heart failure|liddle",
            5,
            20,
            "E87",
            "R60",
            "K7",
            "I50",
            "I15");
    private static final LookAlike QUETIAPINE = drug(
            "quetiapine",
            "QUEtiapine (SEROquel)",
            "schizo|bipolar|depress|psycho|mania|agitat|insomnia",
            25,
            800,
            "F",
            "G47",
            "R45");
    private static final LookAlike SERTRALINE =
            drug("sertraline", "sertraline", "depress|anxi|panic|obsess|ptsd|premenstrual", 25, 200, "F3", "F4", "N94");
    private static final LookAlike CETIRIZINE = drug(
            "cetirizine",
            "cetirizine",
            "allerg|rhinit|hives|urticaria|itch|prurit|hay fever",
            5,
            20,
            "J30",
            "L2",
            "L5",
            "T78");

    static final List<Pair> PAIRS = List.of(
            new Pair(HYDROXYZINE, HYDRALAZINE),
            new Pair(BUPROPION, BUSPIRONE),
            new Pair(LAMOTRIGINE, LAMIVUDINE),
            new Pair(METFORMIN, METRONIDAZOLE),
            new Pair(CLONIDINE, CLONAZEPAM),
            new Pair(TRAZODONE, TRAMADOL),
            new Pair(CYCLOBENZAPRINE, CYPROHEPTADINE),
            new Pair(LEVETIRACETAM, LEVOFLOXACIN),
            new Pair(CHLORPROMAZINE, CHLORPROPAMIDE),
            new Pair(METHOTREXATE, METOLAZONE),
            new Pair(RISPERIDONE, ROPINIROLE),
            new Pair(SITAGLIPTIN, SUMATRIPTAN),
            new Pair(SULFADIAZINE, SULFASALAZINE),
            new Pair(TIZANIDINE, TIAGABINE),
            new Pair(VALACYCLOVIR, VALGANCICLOVIR),
            new Pair(CELECOXIB, CITALOPRAM),
            new Pair(AMLODIPINE, AMILORIDE),
            new Pair(SERTRALINE, CETIRIZINE),
            new Pair(QUETIAPINE, CETIRIZINE));

    private static LookAlike drug(
            String name, String tallMan, String uses, double lowest, double highest, String... icd10) {
        return new LookAlike(name, tallMan, Pattern.compile(uses), List.of(icd10), new Span(lowest, highest));
    }

    /** Whether any of the reasons is one for this drug. */
    boolean suits(List<Reason> reasons) {
        return reasons.stream().anyMatch(this::suits);
    }

    private boolean suits(Reason reason) {
        return reason.icd10() != null && icd10.stream().anyMatch(reason.icd10()::startsWith)
                || reason.text() != null
                        && uses.matcher(reason.text().toLowerCase(Locale.ROOT)).find();
    }

    boolean takes(Span dailyDose) {
        return dailyDose.high() >= dailyMilligrams.low() && dailyDose.low() <= dailyMilligrams.high();
    }
}
