package org.scriptline.pharmacy.inbound.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.pharmacy.delivery.files.PartnerFolder;

class InboxLookTest {

    @TempDir
    Path root;

    @Test
    void aFileThatMakesUsFailIsKeptAndThoseBehindItAreTaken() throws IOException {
        // Given
        PartnerFolder folder = folder("1-bug.xml", "2-data.xml", "3-gone.xml", "4-denied.xml", "5-sound.xml");
        FakeDesk desk = new FakeDesk();

        // When
        boolean all = new InboxLook(folder, desk).look();

        // Then
        assertThat(all).isFalse();
        assertThat(desk.counted).containsExactly("kept", "kept", "failed", "taken");
        assertThat(desk.kept).containsExactly("1-bug.xml", "2-data.xml");
        assertThat(folder.taken().resolve("5-sound.xml")).exists();
        assertThat(folder.refused().resolve("1-bug.xml")).hasContent("1-bug.xml");
        assertThat(folder.refused().resolve("1-bug.xml.reason.txt")).content().startsWith("kept");
        assertThat(folder.inbox().resolve("4-denied.xml")).exists();
        assertThat(folder.inbox().resolve("1-bug.xml")).doesNotExist();
    }

    @Test
    void aDatabaseThatIsNotThereEndsTheLookAndKeepsEveryFileWhereItIs() throws IOException {
        // Given
        PartnerFolder folder = folder("1-down.xml", "2-sound.xml");
        FakeDesk desk = new FakeDesk();

        // When
        assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> new InboxLook(folder, desk).look());

        // Then
        assertThat(desk.counted).isEmpty();
        assertThat(folder.inbox().resolve("1-down.xml")).exists();
        assertThat(folder.inbox().resolve("2-sound.xml")).exists();
    }

    private PartnerFolder folder(String... names) throws IOException {
        PartnerFolder folder = new PartnerFolder(root);
        folder.prepare();
        for (String name : names) {
            Files.writeString(folder.inbox().resolve(name), name);
        }
        return folder;
    }

    /** Does what the file's name says. */
    private static final class FakeDesk implements InboxLook.Desk {

        private final List<String> counted = new ArrayList<>();
        private final List<String> kept = new ArrayList<>();

        @Override
        public FileMessages.Verdict take(Path file) throws IOException {
            String name = file.getFileName().toString();
            return switch (name.substring(2, name.length() - 4)) {
                case "bug" -> throw new IllegalStateException("a bug of ours");
                case "data" -> throw new DatabaseException(new SQLException("a character", "22021"));
                case "down" -> throw new DatabaseException(new SQLException("no connection", "08006"));
                case "gone" -> throw new java.nio.file.NoSuchFileException(name);
                case "denied" -> throw new AccessDeniedException(name);
                default -> new FileMessages.Verdict.Taken();
            };
        }

        @Override
        public FileMessages.Verdict keep(Path file, RuntimeException failure) {
            kept.add(file.getFileName().toString());
            return new FileMessages.Verdict.Refused("kept");
        }

        @Override
        public void count(String outcome) {
            counted.add(outcome);
        }
    }
}
