package org.scriptline.local.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Pharmacies that exchange files: each empties its outbox, moves what it has decided on to {@code taken}, and puts its own messages into the inbox. */
final class FileRounds {

    /** Files of one pharmacy in one look. */
    private static final int AT_ONCE = 100;

    private final DispensingDesk desk;
    private final FilePoster poster;
    private final Switchboard switchboard;
    private final Roles roles;
    private final Errands errands;
    private final SimulatorTiming timing;
    private final Clock clock = Clock.systemUTC();
    private final ScriptReader reader = new ScriptReader();
    private final ScriptWriter writer = new ScriptWriter(clock);
    private final Set<String> garbled = ConcurrentHashMap.newKeySet();

    FileRounds(
            DispensingDesk desk,
            FilePoster poster,
            Switchboard switchboard,
            Roles roles,
            Errands errands,
            SimulatorTiming timing) {
        this.desk = desk;
        this.poster = poster;
        this.switchboard = switchboard;
        this.roles = roles;
        this.errands = errands;
        this.timing = timing;
    }

    /** Looks from now on. */
    void begin(Map.Entry<String, Path> partner) {
        errands.runAfter(timing.lookEvery(), () -> {
            try {
                look(partner.getKey(), partner.getValue());
            } catch (IOException e) {
                throw new UncheckedIOException("a folder of files cannot be worked on", e);
            } finally {
                begin(partner);
            }
        });
    }

    private void look(String pharmacy, Path folder) throws IOException {
        Path outbox = folder.resolve("outbox");
        if (!switchboard.isUp(pharmacy, role(pharmacy)) || !Files.isDirectory(outbox)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(outbox)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(".xml")
                            && !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .limit(AT_ONCE)
                    .toList();
        }
        for (Path file : files) {
            PharmacyBehaviour behaviour = role(pharmacy);
            if (behaviour != PharmacyBehaviour.ANSWERS_SLOWLY || old(file)) {
                take(pharmacy, folder, file, behaviour);
            }
        }
    }

    private PharmacyBehaviour role(String pharmacy) {
        return roles.of(pharmacy).orElse(PharmacyBehaviour.HEALTHY);
    }

    private boolean old(Path file) throws IOException {
        Instant due = Files.getLastModifiedTime(file).toInstant().plus(timing.slowAnswerAfter());
        return !clock.instant().isBefore(due);
    }

    private void take(String pharmacy, Path folder, Path file, PharmacyBehaviour behaviour) throws IOException {
        String document = Files.readString(file);
        ScriptMessage message;
        try {
            message = reader.read(Files.readAllBytes(file)).by(Channel.FILE_DROP);
        } catch (ScriptReader.UnreadableMessage e) {
            move(file, folder.resolve("refused"));
            return;
        }
        if (!message.to().equals(pharmacy)) {
            move(file, folder.resolve("refused"));
            return;
        }
        switch (desk.receive(message, document, behaviour)) {
            case Answer.Status ignored -> move(file, folder.resolve("taken"));
            case Answer.Error error -> {
                if (error.isFinal()) {
                    desk.turnAway(message, error);
                    move(file, folder.resolve("taken"));
                }
            }
            case Answer.Garbage garbage -> {
                if (garbled.add(message.identity())) {
                    poster.garbage(pharmacy, writer.answer(garbage, message, DispensingDesk.newMessageId()));
                }
                move(file, folder.resolve("taken"));
            }
        }
    }

    /** Journaled first, moved then: after a kill between the two the same file is a repeat. */
    private static void move(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
}
