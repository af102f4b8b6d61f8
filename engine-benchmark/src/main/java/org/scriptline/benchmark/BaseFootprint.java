package org.scriptline.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/** How long the authored base takes to load, and how much heap it holds when it serves. */
public final class BaseFootprint {
    private static final int TIMES = 6;

    private BaseFootprint() {}

    /** Prints both; the first load includes the start of the virtual machine's classes. */
    public static void main(String[] arguments) {
        ProductTable.authored();
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            KnowledgeSnapshot snapshot = Base.load();
            long milliseconds = (System.nanoTime() - begun) / 1_000_000;
            System.out.println("load " + (i + 1) + ": " + milliseconds + " ms, " + snapshot.ruleCount() + " rules, "
                    + snapshot.pairCount() + " pairs");
        }
        long before = used();
        KnowledgeSnapshot snapshot = Base.load();
        long after = used();
        System.out.printf("heap of one base: %.1f MB%n", (after - before) / 1_048_576.0);
        Reference.reachabilityFence(snapshot);
    }

    private static long used() {
        for (int i = 0; i < TIMES; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
