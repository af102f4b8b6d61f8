package org.scriptline.local.command;

import java.nio.file.Path;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.Ports;
import org.scriptline.local.stack.RepositoryRoot;
import org.scriptline.local.stack.StackDirectory;
import picocli.CommandLine.Option;

/** Which stack a command means. Every command takes it. */
public final class StackOption {
    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "" + Ports.DEFAULT_BASE,
            description = "Ports count from here (default: ${DEFAULT-VALUE}).")
    private int portBase;

    /** Where this stack is or will be. */
    public Addresses addresses() {
        Path directory = RepositoryRoot.find().resolve(".erx").resolve(Integer.toString(portBase));
        return new Addresses(new Ports(portBase), new StackDirectory(directory));
    }

    /** The option to repeat in a hint, with a leading space, or nothing for the default. */
    public String hint() {
        return portBase == Ports.DEFAULT_BASE ? "" : " --port-base " + portBase;
    }
}
