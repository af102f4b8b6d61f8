package org.scriptline.local.stack;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same to several processes at once and returns when all are done; the first failure is thrown then. */
final class Together {
    private Together() {}

    static void run(Collection<StackProcess> processes, Consumer<StackProcess> action) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> started = processes.stream()
                    .<Future<?>>map(process -> threads.submit(() -> action.accept(process)))
                    .toList();
            for (Future<?> one : started) {
                join(one);
            }
        }
    }

    private static void join(Future<?> one) {
        try {
            one.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while the stack changes its state.", e);
        }
    }
}
