package org.scriptline.interaction.screening;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.scriptline.contracts.screening.Involved;

/** Whether a criterion holds: yes, no, or not known because something is missing. */
sealed interface Judgement {

    /** A fact that made it hold, with what a fingerprint recognises it by. */
    record Fact(String identity, Involved involved) {}

    /**
     * It holds.
     *
     * @param firm false when it rests on a measurement that is old or undated
     */
    record Holds(List<Fact> facts, boolean firm) implements Judgement {
        static final Holds PLAINLY = new Holds(List.of(), true);

        public Holds {
            facts = List.copyOf(facts);
        }
    }

    /** It does not hold. */
    record Fails() implements Judgement {
        static final Fails INSTANCE = new Fails();
    }

    /** Nobody can tell: these facts are missing. */
    record Unknown(Set<String> missing) implements Judgement {
        public Unknown {
            missing = missing.size() == 1 ? Set.copyOf(missing) : Collections.unmodifiableSet(new TreeSet<>(missing));
        }
    }

    static Judgement of(boolean holds) {
        return holds ? Holds.PLAINLY : Fails.INSTANCE;
    }
}
