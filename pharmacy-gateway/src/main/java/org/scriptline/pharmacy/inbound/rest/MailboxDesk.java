package org.scriptline.pharmacy.inbound.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.events.Actor;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.ScriptPen;
import org.scriptline.pharmacy.delivery.http.Mailboxes;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.inbound.store.Matching;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.HeaderDetails;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.ScriptRefusal;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.xml.ScriptReader;

/**
 * Answers GetMessage: what it acknowledges is taken out first, then the oldest message goes out, in the release of the question. It changes nothing else, so that
 * it is asked again safely, with the same MessageID or another one.
 */
@ApplicationScoped
public class MailboxDesk {

    /** Messages that are put off within one question; whoever asks again gets the next ones. */
    private static final int MOST_PUT_OFF = 10;

    private final Mailboxes mailboxes;
    private final ScriptAnswers answers;
    private final ScriptReader reader;
    private final ScriptPen pen;

    public MailboxDesk(Mailboxes mailboxes, ScriptAnswers answers, ScriptReader reader, ScriptPen pen) {
        this.mailboxes = mailboxes;
        this.answers = answers;
        this.reader = reader;
        this.pen = pen;
    }

    /** The answer to a GetMessage whose sender is known to be the caller. */
    byte[] answer(Message question, ScriptVersion version, Actor caller) {
        String pharmacy = question.header().from().id();
        if (!mailboxes.kept(pharmacy)) {
            return answers.to(question, version, InboundAnswer.noMailbox());
        }
        if (!mailboxes.admits(pharmacy)) {
            return answers.to(question, version, InboundAnswer.tryAgain());
        }
        boolean acknowledged = acknowledge(pharmacy, question.header());
        for (int putOff = 0; putOff < MOST_PUT_OFF; putOff++) {
            Optional<Parcel> next = mailboxes.next(pharmacy, caller);
            if (next.isEmpty()) {
                return answers.to(
                        question,
                        version,
                        acknowledged ? InboundAnswer.noMoreMail() : InboundAnswer.nothingToRetrieve());
            }
            Optional<byte[]> message = inRelease(next.get().body(), version);
            if (message.isPresent()) {
                return message.get();
            }
            mailboxes.putOff(next.get());
        }
        return answers.to(question, version, InboundAnswer.tryAgain());
    }

    private boolean acknowledge(String pharmacy, Header header) {
        HeaderDetails.Mailbox box = header.details().mailbox();
        return Stream.of(
                                Optional.ofNullable(header.relatesToMessageId()),
                                Optional.ofNullable(box == null ? null : box.acknowledgementId()))
                        .flatMap(Optional::stream)
                        .distinct()
                        .filter(id -> acknowledge(pharmacy, Matching.uuid(id)))
                        .count()
                > 0;
    }

    private boolean acknowledge(String pharmacy, @Nullable UUID messageId) {
        return messageId != null && mailboxes.acknowledge(pharmacy, messageId);
    }

    /** The bytes as they are kept, or the same message anew when the question came in another release; empty when it cannot be read or does not fit. */
    private Optional<byte[]> inRelease(byte[] kept, ScriptVersion version) {
        if (!(reader.read(kept) instanceof Reading.Readable readable)) {
            return Optional.empty();
        }
        try {
            return Optional.of(readable.version() == version ? kept : pen.write(readable.message(), version));
        } catch (ScriptRefusal doesNotFit) {
            return Optional.empty();
        }
    }
}
