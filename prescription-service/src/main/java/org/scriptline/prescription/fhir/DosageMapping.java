package org.scriptline.prescription.fhir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Dosage;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Sig;
import org.scriptline.contracts.events.SigStep;
import org.scriptline.prescription.lint.Instruction;
import org.scriptline.prescription.lint.Instruction.Dose;
import org.scriptline.prescription.lint.Instruction.Rhythm;
import org.scriptline.prescription.lint.OrderedDirections;

/**
 * The directions. Several instructions are joined into one text in the order of their numbers (of the document, when not
 * all have one) and have one structured step each, because no single dose would be true of all of them. An instruction
 * without text is no direction: the structured part alone is never turned into words here.
 */
final class DosageMapping {
    private DosageMapping() {}

    static OrderedDirections directions(List<Dosage> dosages) {
        List<Instruction> instructions =
                dosages.stream().map(InstructionMapping::of).toList();
        return new OrderedDirections(instructions, sig(instructions));
    }

    /** The directions, null when an instruction has no text or there is none. */
    private static @Nullable Sig sig(List<Instruction> instructions) {
        if (instructions.isEmpty()
                || instructions.stream().anyMatch(one -> one.text().isEmpty())) {
            return null;
        }
        if (instructions.size() == 1) {
            return single(instructions.getFirst());
        }
        List<SigStep> steps = steps(instructions);
        return new Sig(
                text(steps),
                null,
                null,
                null,
                null,
                null,
                instructions.stream().anyMatch(Instruction::asNeeded),
                same(instructions.stream().map(Instruction::route).toList()),
                first(instructions.stream().map(Instruction::asNeededFor).toList()),
                first(instructions.stream().map(Instruction::maximum).toList()),
                null,
                steps);
    }

    private static Sig single(Instruction only) {
        Optional<Dose> dose = Optional.ofNullable(only.dose());
        Optional<Rhythm> rhythm = Optional.ofNullable(only.rhythm());
        return new Sig(
                only.text(),
                dose.map(Dose::high).orElse(null),
                dose.map(Dose::unit).filter(unit -> !unit.isEmpty()).orElse(null),
                rhythm.map(Rhythm::high).orElse(null),
                rhythm.map(Rhythm::period).orElse(null),
                rhythm.map(Rhythm::unit).orElse(null),
                only.asNeeded(),
                only.route(),
                only.asNeededFor(),
                only.maximum(),
                only.durationDays(),
                null);
    }

    private static List<SigStep> steps(List<Instruction> instructions) {
        boolean numbered = instructions.stream().allMatch(one -> one.sequence() != null);
        List<SigStep> steps = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            Instruction one = instructions.get(i);
            Optional<Dose> dose = Optional.ofNullable(one.dose());
            Optional<Rhythm> rhythm = Optional.ofNullable(one.rhythm());
            steps.add(new SigStep(
                    numbered && one.sequence() != null ? one.sequence() : i + 1,
                    one.text(),
                    dose.map(Dose::high).orElse(null),
                    dose.map(Dose::unit).filter(unit -> !unit.isEmpty()).orElse(null),
                    rhythm.map(Rhythm::high).orElse(null),
                    rhythm.map(Rhythm::period).orElse(null),
                    rhythm.map(Rhythm::unit).orElse(null),
                    one.asNeeded(),
                    one.durationDays()));
        }
        steps.sort(Comparator.comparingInt(SigStep::number));
        return List.copyOf(steps);
    }

    /** Steps of one number are taken together, a higher number follows. */
    private static String text(List<SigStep> steps) {
        StringBuilder text = new StringBuilder(steps.getFirst().text());
        for (int i = 1; i < steps.size(); i++) {
            boolean together = steps.get(i).number() == steps.get(i - 1).number();
            text.append(together ? "; and " : "; then ").append(steps.get(i).text());
        }
        return text.toString();
    }

    private static <T> @Nullable T same(List<@Nullable T> values) {
        return values.stream().distinct().count() == 1 ? values.getFirst() : null;
    }

    private static <T> @Nullable T first(List<@Nullable T> values) {
        for (T value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
