package org.scriptline.formulary.release;

import java.io.IOException;
import java.util.List;

/** Tables too large for memory, read while the store's transaction is open. */
@FunctionalInterface
public interface Bulk {

    /** A publication without such tables. */
    Bulk NONE = store -> new Copied(0, 0, List.of());

    /** Reads everything and gives it to the store, or says what is wrong; the store then keeps nothing of the release. */
    Outcome copyTo(BulkStore store) throws IOException;

    /** What came of it. */
    sealed interface Outcome {}

    /**
     * @param prices rows of the pricing file that were kept
     * @param pharmacies rows of the network files that were kept
     * @param warnings what the operator should know, as gate and reason
     */
    record Copied(long prices, long pharmacies, List<String> warnings) implements Outcome {}

    record Refused(List<Defect> defects) implements Outcome {}
}
