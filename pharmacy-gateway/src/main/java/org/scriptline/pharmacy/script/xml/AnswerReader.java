package org.scriptline.pharmacy.script.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Answer;
import org.scriptline.pharmacy.script.Decision;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ValueKind;

/** Reads the choice of a response, denial first: one that says both is a denial. */
final class AnswerReader {

    private static final Decision[] GRAVEST_FIRST = Decision.values();

    private final Findings findings;
    private final Values values;

    AnswerReader(Findings findings, Values values) {
        this.findings = findings;
        this.values = values;
    }

    Answer answer(Node transaction) throws MissingElement {
        Node response = transaction.child("Response");
        if (response == null) {
            throw new MissingElement(transaction.name() + " has no Response");
        }
        Answer answer = null;
        for (Decision decision : GRAVEST_FIRST) {
            Node choice = response.child(decision.element());
            if (choice != null && answer == null) {
                answer = new Answer(decision, reasonCodes(choice), words(choice), values.date(choice, "ExpectedDate"));
            } else if (choice != null) {
                findings.add(Rule.CONTRADICTION, choice, ValueKind.GROUP, "the gravest choice counts, not this one");
                choice.element();
            }
        }
        if (answer == null) {
            throw new MissingElement("Response is neither Approved nor Denied");
        }
        return answer;
    }

    List<String> reasonCodes(Node choice) {
        List<String> codes = null;
        for (String name : List.of("ReasonCode", "DenialReasonCode")) {
            for (Node code : choice.all(name)) {
                codes = codes == null ? new ArrayList<>(2) : codes;
                codes.add(code.text());
            }
        }
        return codes == null ? List.of() : codes;
    }

    @Nullable
    String words(Node choice) {
        String words = choice.text("DenialReason");
        return words == null ? choice.text("Note") : words;
    }
}
