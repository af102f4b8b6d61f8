package org.scriptline.pharmacy.delivery.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.Reply;
import org.scriptline.pharmacy.script.Status;

class PartnerFolderTest {

    private static final UUID ID = UUID.fromString("0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001");
    private static final String NAME = "0199aaaabbbb7ccc8dddeeeeffff0001.xml";

    @TempDir
    Path root;

    @Test
    void aMessageIsOneFileUnderItsMessageIdHoweverOftenItIsCarried() throws IOException {
        // Given
        PartnerFolder folder = new PartnerFolder(root);

        // When
        Reply first = FileDrop.drop(Optional.of(folder), parcel("<a/>", 1));
        Reply again = FileDrop.drop(Optional.of(folder), parcel("<a/>", 2));

        // Then
        assertThat(List.of(first, again)).allMatch(new Reply.Answered(new Status("000", null))::equals);
        assertThat(names(folder.outbox())).containsExactly(NAME);
        assertThat(folder.outbox().resolve(NAME)).hasContent("<a/>");
    }

    @Test
    void whatACrashLeftUnfinishedIsWrittenAnew() throws IOException {
        // Given
        PartnerFolder folder = new PartnerFolder(root);
        folder.prepare();
        Files.writeString(folder.outbox().resolve("." + NAME), "<a");

        // When
        FileDrop.drop(Optional.of(folder), parcel("<a/>", 2));

        // Then
        assertThat(names(folder.outbox())).containsExactly(NAME);
        assertThat(folder.outbox().resolve(NAME)).hasContent("<a/>");
    }

    @Test
    void whatThePartnerHasPutAwayIsNotWrittenAgain() throws IOException {
        // Given
        PartnerFolder folder = new PartnerFolder(root);
        FileDrop.drop(Optional.of(folder), parcel("<a/>", 1));
        Files.move(folder.outbox().resolve(NAME), folder.taken().resolve(NAME));

        // When
        FileDrop.drop(Optional.of(folder), parcel("<a/>", 2));

        // Then
        assertThat(names(folder.outbox())).isEmpty();
    }

    @Test
    void whatThePartnerTookAndPutOffIsOneMoreFileHoweverOftenItIsCarried() throws IOException {
        // Given
        PartnerFolder folder = new PartnerFolder(root);
        String second = NAME.replace(".xml", "-2.xml");
        FileDrop.drop(Optional.of(folder), parcel("<a/>", 1));
        Files.move(folder.outbox().resolve(NAME), folder.taken().resolve(NAME));

        // When
        FileDrop.drop(Optional.of(folder), putOff(parcel("<a/>", 2), 1));
        FileDrop.drop(Optional.of(folder), putOff(parcel("<a/>", 3), 1));

        // Then
        assertThat(names(folder.outbox())).containsExactly(second);
        assertThat(folder.outbox().resolve(second)).hasContent("<a/>");

        // When
        Files.move(folder.outbox().resolve(second), folder.taken().resolve(second));
        FileDrop.drop(Optional.of(folder), putOff(parcel("<a/>", 5), 1));

        // Then
        assertThat(names(folder.outbox())).isEmpty();
    }

    @Test
    void whatWasPutOffIsWrittenAgainAlsoWhileTheFileBeforeStillLiesThere() throws IOException {
        // Given: the partner's system reads files first and moves them when a batch is done
        PartnerFolder folder = new PartnerFolder(root);
        FileDrop.drop(Optional.of(folder), parcel("<a/>", 1));

        // When
        FileDrop.drop(Optional.of(folder), putOff(parcel("<a/>", 2), 1));
        FileDrop.drop(Optional.of(folder), putOff(parcel("<a/>", 3), 2));

        // Then
        assertThat(names(folder.outbox()))
                .containsExactly(NAME.replace(".xml", "-2.xml"), NAME.replace(".xml", "-3.xml"), NAME);
    }

    @Test
    void aFolderThatIsNotThereIsAPharmacyThatCannotBeReached() {
        // When
        Reply reply = FileDrop.drop(Optional.of(new PartnerFolder(root.resolve("unmounted"))), parcel("<a/>", 1));

        // Then
        assertThat(reply).isEqualTo(new Reply.Nothing("The partner's folder cannot be written.", false));
    }

    @Test
    void onlyWholeFilesOfItsOwnHaveArrived() throws IOException {
        // Given
        PartnerFolder folder = new PartnerFolder(root);
        folder.prepare();
        for (String name : List.of("b.xml", "a.xml", ".c.xml", "d.xml.part")) {
            Files.writeString(folder.inbox().resolve(name), "x");
        }
        Path link = Files.createSymbolicLink(
                root.resolve("link.xml"), folder.inbox().resolve("a.xml"));

        // When
        List<Path> arrived = folder.arrived(2);
        folder.refuse(arrived.getFirst(), "SCRIPT_INVALID: MessageID is missing");

        // Then
        assertThat(arrived).extracting(file -> file.getFileName().toString()).containsExactly("a.xml", "b.xml");
        assertThat(names(folder.refused())).containsExactly("a.xml", "a.xml.reason.txt");
        assertThat(folder.refused().resolve("a.xml.reason.txt"))
                .hasContent("SCRIPT_INVALID: MessageID is missing" + System.lineSeparator());
        assertThat(PartnerFolder.real(link)).isFalse();
        assertThat(PartnerFolder.real(arrived.getLast())).isTrue();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Parcel putOff(Parcel parcel, int times) {
        return new Parcel(
                parcel.messageId(),
                parcel.prescriptionId(),
                parcel.kind(),
                parcel.pharmacyNcpdpId(),
                parcel.body(),
                parcel.attempt(),
                parcel.deadline(),
                parcel.traceparent(),
                times);
    }

    private static Parcel parcel(String body, int attempt) {
        return new Parcel(
                ID,
                UUID.randomUUID(),
                MessageKind.NEW_RX,
                "5800111",
                body.getBytes(StandardCharsets.UTF_8),
                attempt,
                Instant.EPOCH);
    }
}
