package org.scriptline.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of the four services, from its {@code quarkus-app} directory.
 *
 * @param name the service, or the instance name of an extra process of it
 */
record ServicePlan(String name, int port, Path application, Map<String, String> environment, LearntStart learnt)
        implements ProcessPlan {
    /** Enough for four JVMs at once, on two busy cores, to start while they learn and to write it down in the end. */
    private static final Duration PATIENCE_WITH_A_RECORDING = Duration.ofMinutes(4);

    private static final int HEAP_MEGABYTES = 256;

    /** Where the heap begins: the JVM's own choice depends on the machine's memory, and would be all of it on a large one. */
    private static final int FIRST_HEAP_MEGABYTES = 96;

    @Override
    public String title() {
        return name;
    }

    @Override
    public void prepare() {
        // Everything a service needs is prepared by the processes before it.
    }

    @Override
    public List<String> command() {
        List<String> java = JavaCommand.withHeap(HEAP_MEGABYTES)
                .with("-Xms" + FIRST_HEAP_MEGABYTES + "m")
                .words();
        List<String> words = new ArrayList<>(java);
        words.addAll(learnt.options(java));
        words.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
        return List.copyOf(words);
    }

    @Override
    public boolean ready() {
        return HttpProbe.answers(URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port)));
    }

    @Override
    public void complete() {
        // A ready service has already checked itself.
    }

    @Override
    public Duration startPatience() {
        return learnt.recording() ? PATIENCE_WITH_A_RECORDING : ProcessPlan.super.startPatience();
    }

    @Override
    public Duration stopPatience() {
        return learnt.recording() ? PATIENCE_WITH_A_RECORDING : ProcessPlan.super.stopPatience();
    }

    @Override
    public void ended(boolean inOrder) {
        learnt.ended(inOrder);
    }
}
