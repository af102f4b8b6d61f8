package org.scriptline.pharmacy.script.xml;

import java.time.LocalDate;
import org.scriptline.pharmacy.script.Answer;
import org.scriptline.pharmacy.script.Decision;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptLimits;

/** Writes the choice of a response. */
final class AnswerWriter {

    private final ElementWriter xml;

    AnswerWriter(ElementWriter xml) {
        this.xml = xml;
    }

    void answer(Answer answer) {
        xml.start("Response");
        Decision decision = answer.decision();
        if (!decision.in(xml.version())) {
            xml.refuse(
                    decision.element(),
                    Rule.NOT_IN_VERSION,
                    "is not known in " + xml.version().release());
        }
        xml.start(decision.element());
        codes(answer);
        boolean denial = decision == Decision.DENIED || decision == Decision.DENIED_NEW_PRESCRIPTION_TO_FOLLOW;
        if (decision == Decision.DENIED && answer.reasonCodes().isEmpty()) {
            xml.text("DenialReason", answer.words(), ScriptLimits.NOTE);
        } else {
            xml.optional(denial ? "DenialReason" : "Note", answer.words(), ScriptLimits.NOTE);
        }
        LocalDate expected = answer.expectedOn();
        if (expected != null) {
            xml.start("ExpectedDate")
                    .text("Date", expected.toString(), ScriptLimits.CODE)
                    .end();
        } else if (decision == Decision.PENDING) {
            xml.refuse("ExpectedDate", Rule.REASON_MISSING, "is missing");
        }
        xml.end().end();
    }

    private void codes(Answer answer) {
        if (answer.reasonCodes().size() > Answer.CODES) {
            xml.refuse("ReasonCode", Rule.TOO_MANY, "occurs more than " + Answer.CODES + " times");
        }
        for (String code : answer.reasonCodes()) {
            xml.text("ReasonCode", code, ScriptLimits.CODE);
        }
    }
}
