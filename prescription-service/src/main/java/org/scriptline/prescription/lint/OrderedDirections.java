package org.scriptline.prescription.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Sig;

/**
 * The directions as written.
 *
 * @param instructions in the order of the document
 * @param sig all instructions as one, in the order in which they are followed; null when there is none or one of them has no text
 */
public record OrderedDirections(
        List<Instruction> instructions, @Nullable Sig sig) {

    /** The words of each instruction in the order of the document, empty where an instruction has none. */
    public List<String> texts() {
        return instructions.stream().map(Instruction::text).toList();
    }

    /** The only instruction, null when there are several or none. */
    public @Nullable Instruction only() {
        return instructions.size() == 1 ? instructions.getFirst() : null;
    }

    @Override
    public String toString() {
        return "OrderedDirections[" + instructions.size() + ", redacted]";
    }
}
