package org.scriptline.interaction.asking;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.interaction.gate.ProfileScreening;
import org.scriptline.interaction.knowledge.AuthoredKnowledge;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.screening.DisplayPolicy;
import org.scriptline.interaction.screening.DrugDirectory;
import org.scriptline.interaction.screening.OperatorDirectory;
import org.scriptline.interaction.screening.PracticeDisplay;
import org.scriptline.interaction.screening.ProductTableDirectory;
import org.scriptline.interaction.screening.Screening;
import org.scriptline.interaction.screening.Showing;

/** Asks the authored base as POST /screenings does, without a server. */
public final class Questions {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final KnowledgeSnapshot KNOWLEDGE = AuthoredKnowledge.snapshot();
    private static final DrugDirectory DIRECTORY = new ProductTableDirectory(ProductTable.authored());
    private static final Screening SCREENING = new Screening(DisplayPolicy.standard());
    private static final Asking ASKING = asking(DIRECTORY);

    private Questions() {}

    public static KnowledgeSnapshot knowledge() {
        return KNOWLEDGE;
    }

    private static Asking asking(DrugDirectory directory) {
        return new Asking(
                SCREENING, new ProfileScreening(SCREENING, directory, practice -> PracticeDisplay.STANDARD), directory);
    }

    /** The answer to a body in which apostrophes stand for quotation marks. */
    public static ScreeningResult ask(String body) {
        return ask(ASKING, body);
    }

    /** The same where an operator's own names and codes are known, too: rows as the import writes them. */
    static ScreeningResult askWith(Stream<String> rows, String body) {
        return ask(asking(new OperatorDirectory(DIRECTORY, ProductTable.authored(), rows)), body);
    }

    private static ScreeningResult ask(Asking asking, String body) {
        try {
            return asking.answer(
                    JSON.readValue(body.replace('\'', '"'), ScreeningRequest.class),
                    null,
                    KNOWLEDGE,
                    TODAY,
                    Showing.standard(TODAY));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Type, severity and rule of each alert. */
    public static List<String> told(ScreeningResult result) {
        return result.alerts().stream()
                .map(alert -> alert.type() + " " + alert.severity() + " " + alert.rule())
                .toList();
    }

    /** The alert of this rule. */
    public static Alert alert(ScreeningResult result, String rule) {
        return result.alerts().stream()
                .filter(each -> each.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule + " among " + told(result)));
    }
}
