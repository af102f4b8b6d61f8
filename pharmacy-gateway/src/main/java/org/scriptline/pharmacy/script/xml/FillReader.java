package org.scriptline.pharmacy.script.xml;

import org.scriptline.pharmacy.script.Medication;
import org.scriptline.pharmacy.script.Parties;
import org.scriptline.pharmacy.script.RxFill;

/** Reads what a pharmacy did. */
final class FillReader {

    private final PeopleReader people;
    private final MedicationReader drugs;
    private final AnswerReader answers;

    FillReader(PeopleReader people, MedicationReader drugs, AnswerReader answers) {
        this.people = people;
        this.drugs = drugs;
        this.answers = answers;
    }

    RxFill read(Node node) throws MissingElement {
        Node fillStatus = node.child("FillStatus");
        if (fillStatus == null) {
            throw new MissingElement("RxFill has no FillStatus");
        }
        if (fillStatus.children().size() != 1) {
            throw new MissingElement("FillStatus does not hold exactly one status");
        }
        Node choice = fillStatus.children().getFirst().mark();
        RxFill.Kind kind = kind(choice.name());
        Parties parties = people.parties(node);
        Medication dispensed = kind == RxFill.Kind.DISPENSED || kind == RxFill.Kind.PARTIALLY_DISPENSED
                ? drugs.dispensed(node)
                : drugs.optional(node, "MedicationDispensed");
        return new RxFill(
                kind,
                answers.reasonCodes(choice),
                answers.words(choice),
                parties,
                dispensed,
                drugs.optional(node, "MedicationPrescribed"));
    }

    private static RxFill.Kind kind(String name) throws MissingElement {
        return switch (name) {
            case "Dispensed" -> RxFill.Kind.DISPENSED;
            case "PartiallyDispensed", "PartialDispensed", "PartiallyFilled" -> RxFill.Kind.PARTIALLY_DISPENSED;
            case "NotDispensed" -> RxFill.Kind.NOT_DISPENSED;
            case "Transferred" -> RxFill.Kind.TRANSFERRED;
            default -> throw new MissingElement("FillStatus holds no known status");
        };
    }
}
