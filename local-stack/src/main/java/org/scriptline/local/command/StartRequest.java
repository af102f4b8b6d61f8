package org.scriptline.local.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.ProcessStatus;
import org.scriptline.local.stack.Supervisor;

/** Asks a running supervisor to start what has died: it must be the parent, so nobody else may start it. */
public final class StartRequest {
    private static final long LOOK_MILLIS = 100;

    private final Addresses addresses;
    private final PrintWriter out;

    public StartRequest(Addresses addresses, PrintWriter out) {
        this.addresses = addresses;
        this.out = out;
    }

    /** True when every process runs in the end. */
    public boolean startMissing() {
        List<ProcessStatus> missing = missing();
        if (missing.isEmpty()) {
            out.println("This stack is running already.");
            return true;
        }
        missing.forEach(process -> out.println("  starting " + process.name()));
        out.flush();
        Path request = addresses.directory().startRequest();
        try {
            Files.writeString(request, "");
            while (Files.exists(request) && Supervisor.of(addresses.directory()).isPresent()) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The supervisor cannot be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        List<ProcessStatus> left = missing();
        left.forEach(process -> out.println("  %s did not start; its log is %s"
                .formatted(process.name(), addresses.directory().log(process.name()))));
        out.flush();
        return left.isEmpty();
    }

    private List<ProcessStatus> missing() {
        return ProcessStatus.all(addresses).stream()
                .filter(process -> process.state() == ProcessStatus.State.DOWN)
                .toList();
    }
}
