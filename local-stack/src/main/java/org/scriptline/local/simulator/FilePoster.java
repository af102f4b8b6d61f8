package org.scriptline.local.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts a pharmacy's messages into the inbox of its folder, whole or not at all, and looks what became of each: the other side moves it to {@code taken} or to
 * {@code refused}.
 */
final class FilePoster {

    private final Map<String, Path> folders;
    private final SimulatorTiming timing;
    private final Ledger ledger;
    private final Errands errands;
    private final Clock clock = Clock.systemUTC();
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    FilePoster(Map<String, Path> folders, SimulatorTiming timing, Ledger ledger, Errands errands) {
        this.folders = folders;
        this.timing = timing;
        this.ledger = ledger;
        this.errands = errands;
    }

    /** Writes it now, on another thread; a copy of the same message gets a name of its own. */
    void post(OutgoingMessage message) {
        String name = names.add(message.messageId()) ? message.messageId() : message.messageId() + "-again";
        Instant deadline = clock.instant().plus(timing.giveUpAfter());
        errands.run(() -> follow(message, name + ".xml", deadline));
    }

    private void follow(OutgoingMessage message, String name, Instant deadline) {
        Path folder = folder(message.pharmacy());
        try {
            if (Files.exists(folder.resolve("taken").resolve(name))) {
                ledger.append(message.sent(clock.instant(), "taken"), null);
                return;
            }
            Path reason = folder.resolve("refused").resolve(name + ".reason.txt");
            if (Files.exists(folder.resolve("refused").resolve(name))) {
                String why = Files.exists(reason) ? Files.readString(reason).strip() : "refused";
                ledger.append(message.refused(clock.instant(), why), null);
                return;
            }
            if (!Files.exists(folder.resolve("inbox").resolve(name))) {
                write(folder, name, message.xml());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a folder of files cannot be worked on", e);
        }
        if (clock.instant().isAfter(deadline)) {
            ledger.append(message.refused(clock.instant(), "given up: nobody took the file"), null);
        } else {
            errands.runAfter(timing.lookEvery(), () -> follow(message, name, deadline));
        }
    }

    /** A file that is no message. */
    void garbage(String pharmacy, String text) throws IOException {
        write(folder(pharmacy), DispensingDesk.newMessageId() + ".xml", text);
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Path unfinished = inbox.resolve("." + name);
        Files.writeString(unfinished, text);
        Files.move(unfinished, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path folder(String pharmacy) {
        return Objects.requireNonNull(folders.get(pharmacy), "a pharmacy without a folder");
    }
}
