package org.scriptline.pharmacy.inbound.files;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.events.Actor;
import org.scriptline.pharmacy.delivery.files.PartnerFolder;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.inbound.rest.ReceivedFindings;
import org.scriptline.pharmacy.inbound.rest.UnreadMessages;
import org.scriptline.pharmacy.inbound.store.RefusedMessages;
import org.scriptline.pharmacy.inbound.store.RefusedMessages.Beginning;
import org.scriptline.pharmacy.inbound.store.TakingMessages;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.xml.ScriptReader;

/** Takes a file as {@code POST /script} takes a body. The folder is the credential: only its own partner may be the sender. */
@ApplicationScoped
public class FileMessages {

    /** As large as a request may be. */
    private static final int LARGEST = 1024 * 1024;

    private final ScriptReader reader;
    private final TakingMessages taking;
    private final RefusedMessages refused;
    private final UnreadMessages unread;
    private final ReceivedFindings findings;

    public FileMessages(
            ScriptReader reader,
            TakingMessages taking,
            RefusedMessages refused,
            UnreadMessages unread,
            ReceivedFindings findings) {
        this.reader = reader;
        this.taking = taking;
        this.refused = refused;
        this.unread = unread;
        this.findings = findings;
    }

    /** What becomes of a file. */
    sealed interface Verdict {

        /** Its message is stored. */
        record Taken() implements Verdict {}

        /** @param reason code and words, without patient data */
        record Refused(String reason) implements Verdict {}

        /** Our failure: it stays where it is. */
        record Later() implements Verdict {}
    }

    /** Whatever is answered is committed when this returns. */
    Verdict take(String pharmacy, Path file) throws IOException {
        if (!PartnerFolder.real(file)) {
            return new Verdict.Refused("It is a link or a folder, not a file.");
        }
        byte[] document = read(file);
        if (document.length > LARGEST) {
            return tooLarge(pharmacy, document, Files.size(file));
        }
        return switch (reader.read(document)) {
            case Reading.Unreadable unreadable -> refuse(pharmacy, unreadable.code(), unreadable.why(), document);
            case Reading.Readable readable -> take(pharmacy, readable, document);
        };
    }

    private Verdict take(String pharmacy, Reading.Readable readable, byte[] document) {
        if (!readable.message().header().from().id().equals(pharmacy)) {
            return refuse(pharmacy, ErrorCode.SCRIPT_SENDER_MISMATCH, "From is not the folder's partner", document);
        }
        findings.of(readable, document);
        InboundAnswer answer = taking.take(readable.message(), document, new Actor(pharmacy, pharmacy));
        if (answer.kind().equals("Status")) {
            return new Verdict.Taken();
        }
        return answer.code().equals(ErrorAnswer.SYSTEM_ERROR)
                ? new Verdict.Later()
                : new Verdict.Refused(
                        "Error " + answer.code() + " " + answer.descriptionCode() + ": " + answer.words());
    }

    /** Keeps what made us fail, as it came: operations have it taken when we have learnt to. */
    Verdict keep(String pharmacy, Path file) throws IOException {
        byte[] document = read(file);
        return document.length > LARGEST
                ? tooLarge(pharmacy, document, Files.size(file))
                : refuse(
                        pharmacy,
                        ErrorCode.INTERNAL_ERROR,
                        "We failed on this message; it is kept, and operations can have it taken",
                        document);
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(LARGEST + 1);
        }
    }

    private Verdict tooLarge(String pharmacy, byte[] beginning, long size) {
        unread.keep(
                pharmacy, ErrorCode.BODY_TOO_LARGE, "A file of more than 1 MB", Beginning.of(beginning, false, size));
        return new Verdict.Refused("It is larger than 1 MB.");
    }

    private Verdict refuse(String pharmacy, ErrorCode code, String why, byte[] document) {
        refused.keep(pharmacy, code, why, document);
        return new Verdict.Refused(code.name() + ": " + why);
    }
}
