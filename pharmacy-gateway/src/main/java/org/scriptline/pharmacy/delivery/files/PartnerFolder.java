package org.scriptline.pharmacy.delivery.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * One partner's folder, with {@code outbox} for what goes to it, {@code inbox} for what comes, {@code taken} and {@code refused} for what came and was looked at. All
 * lie on one file system, for files move by renaming.
 *
 * @param root made by the operator; without it nothing is written or read
 */
public record PartnerFolder(Path root) {

    /** Whatever ends otherwise, or begins with a dot, is not whole yet or none of ours. */
    private static final String ENDING = ".xml";

    private static final String NOT_YET = ".";

    public Path outbox() {
        return root.resolve("outbox");
    }

    public Path inbox() {
        return root.resolve("inbox");
    }

    /** What was taken, ours by the partner and its own by us: it is not written, or read, again. */
    public Path taken() {
        return root.resolve("taken");
    }

    public Path refused() {
        return root.resolve("refused");
    }

    /** Makes the folders inside that are missing. */
    public void prepare() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new NoSuchFileException(root.toString());
        }
        for (Path folder : List.of(outbox(), inbox(), taken(), refused())) {
            if (!Files.isDirectory(folder)) {
                try {
                    Files.createDirectory(folder);
                } catch (FileAlreadyExistsException another) {
                    // Another process has just made it.
                    continue;
                }
            }
        }
    }

    /**
     * Puts a message into the outbox, whole and on the disk, under its MessageID; does nothing when it lies there, or the partner has moved it to {@link #taken()}. Each
     * time that the partner put it off makes it one more file, {@code -2} for the first time, so that a repeated attempt still writes none twice; also where the file before
     * still lies there, since who puts a message off has read it.
     *
     * @param putOff how often it was put off
     */
    public void put(String messageId, int putOff, byte[] document) throws IOException {
        prepare();
        String name = name(messageId, putOff);
        Path target = outbox().resolve(name);
        if (Files.exists(target) || Files.exists(taken().resolve(name))) {
            return;
        }
        Path unfinished = outbox().resolve(NOT_YET + name);
        try (FileChannel file = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(document);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(outbox(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static String name(String messageId, int putOff) {
        return putOff == 0 ? messageId + ENDING : messageId + "-" + (putOff + 1) + ENDING;
    }

    /** The files that have come, by name, at most so many. */
    public List<Path> arrived(int limit) throws IOException {
        prepare();
        try (Stream<Path> files = Files.list(inbox())) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.endsWith(ENDING) && !name.startsWith(NOT_YET);
                    })
                    .sorted()
                    .limit(limit)
                    .toList();
        }
    }

    /** Whether it is a file of its own and no way to another one. */
    public static boolean real(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Puts a file of the inbox away; one of the same name that lies there is replaced. */
    public void take(Path file) throws IOException {
        Files.move(file, taken().resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts a file of the inbox aside, with the reason in a file next to it. */
    public void refuse(Path file, String reason) throws IOException {
        Files.writeString(refused().resolve(file.getFileName() + ".reason.txt"), reason + System.lineSeparator());
        Files.move(file, refused().resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
}
