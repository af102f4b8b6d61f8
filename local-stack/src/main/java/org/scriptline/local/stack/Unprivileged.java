package org.scriptline.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root; a user namespace of its own (unshare of util-linux) takes root's name away. */
final class Unprivileged {
    private static final List<Path> UNSHARE = List.of(Path.of("/usr/bin/unshare"), Path.of("/bin/unshare"));

    private Unprivileged() {}

    /** The command as it is, or prefixed so that it does not run as root. */
    static List<String> command(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        Path unshare = UNSHARE.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new StackException(
                        "PostgreSQL refuses to run as root: run ./erx as an ordinary user, or install util-linux."));
        List<String> prefixed = new ArrayList<>(List.of(unshare.toString(), "-U"));
        prefixed.addAll(command);
        return List.copyOf(prefixed);
    }
}
