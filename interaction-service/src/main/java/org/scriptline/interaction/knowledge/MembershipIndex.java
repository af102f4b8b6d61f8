package org.scriptline.interaction.knowledge;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of a list of sets each member is in, as one bit per set; what two members share is one AND. */
final class MembershipIndex {
    private static final BitSet NOWHERE = new BitSet(0);
    private final Map<String, BitSet> sets = new HashMap<>();

    MembershipIndex(List<? extends Collection<String>> members) {
        for (int set = 0; set < members.size(); set++) {
            for (String member : members.get(set)) {
                sets.computeIfAbsent(member, unused -> new BitSet(members.size()))
                        .set(set);
            }
        }
    }

    /** Numbers of the sets that both are in; not to be changed. */
    BitSet shared(String first, String second) {
        BitSet here = sets.get(first);
        BitSet there = here == null ? null : sets.get(second);
        if (here == null || there == null || !here.intersects(there)) {
            return NOWHERE;
        }
        BitSet shared = (BitSet) here.clone();
        shared.and(there);
        return shared;
    }
}
