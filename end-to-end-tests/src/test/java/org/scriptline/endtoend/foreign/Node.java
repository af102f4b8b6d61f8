package org.scriptline.endtoend.foreign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Node and npm as they are installed on this machine.
 *
 * @param directory where programs run and leave their output
 */
record Node(Path directory) {
    /** The oldest that runs the clients: Debian 12 has it. */
    static final int OLDEST = 18;

    static final String MISSING =
            "Node %d or newer with npm is missing: install it (for example 'apt-get install nodejs npm')"
                    .formatted(OLDEST);

    private static final int ASK_SECONDS = 120;
    private static final String LOCK = "package-lock.json";

    /** @param output what the program wrote, both streams in order */
    record Finished(int status, String output) {}

    /** Whether both are there and new enough. */
    boolean isUsable() throws InterruptedException {
        try {
            Finished version = run(Map.of(), ASK_SECONDS, "node", "--version");
            return version.status() == 0
                    && major(version.output()) >= OLDEST
                    && run(Map.of(), ASK_SECONDS, "npm", "--version").status() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** Installs exactly what the lock file names, unless an earlier run did; the answer of npm, or a success without one. */
    Finished install(int seconds) throws IOException, InterruptedException {
        Path lock = directory.resolve(LOCK);
        Path installed = directory.resolve("installed.json");
        if (Files.exists(installed) && Files.mismatch(lock, installed) == -1) {
            return new Finished(0, "");
        }
        Finished finished = run(Map.of(), seconds, "npm", "ci", "--prefer-offline");
        if (finished.status() == 0) {
            Files.write(installed, Files.readAllBytes(lock));
        }
        return finished;
    }

    /** Runs a program to its end, or kills it after so many seconds; status -1 then. */
    Finished run(Map<String, String> environment, int seconds, String... command)
            throws IOException, InterruptedException {
        Path output = directory.resolve(command[0] + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return new Finished(-1, command[0] + " did not end within " + seconds + " s");
        }
        return new Finished(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    private static int major(String version) {
        String digits = version.strip().replaceFirst("^v(\\d+)\\..*$", "$1");
        return digits.chars().allMatch(Character::isDigit) ? Integer.parseInt(digits) : 0;
    }
}
