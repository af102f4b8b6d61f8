package org.scriptline.prescription.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Sig;

/**
 * The directions as written.
 *
 * @param texts one for each instruction in order, empty text where an instruction has none
 * @param sig all instructions as one; null when there is none or one of them has no text
 */
public record OrderedDirections(
        List<String> texts, @Nullable Sig sig) {
    @Override
    public String toString() {
        return "OrderedDirections[" + texts.size() + ", redacted]";
    }
}
