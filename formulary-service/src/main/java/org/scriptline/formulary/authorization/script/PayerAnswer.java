package org.scriptline.formulary.authorization.script;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.formulary.authorization.Errand;
import org.scriptline.formulary.authorization.PayerReply;

/**
 * Reads what a payer answers to an errand: the transaction that belongs to it, a Status or an Error. Where an answer says more
 * than one thing, the refusal counts; an answer to something else, or one that is not understood, is none.
 */
final class PayerAnswer {

    /** When a payer that has only accepted the message is sent it again. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How long a payer waits that does not say so. */
    private static final Duration UNSAID = Duration.ofDays(14);

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_REFERENCE = 100;

    private final Errand errand;
    private final AuthorizationCase one;
    private final Instant now;

    PayerAnswer(Errand errand, AuthorizationCase one, Instant now) {
        this.errand = errand;
        this.one = one;
        this.now = now;
    }

    PayerReply read(byte[] body) {
        try {
            return message(XmlElement.read(body)).orElseGet(PayerAnswer::unreadable);
        } catch (XMLStreamException | DateTimeException notUnderstood) {
            return unreadable();
        }
    }

    private Optional<PayerReply> message(XmlElement message) {
        XmlElement header = message.child("Header");
        XmlElement body = message.child("Body");
        if (header == null || body == null || body.children().size() != 1) {
            return Optional.empty();
        }
        String relatesTo = header.find("RelatesToMessageID");
        if (!ErrandMessage.messageId(errand, one).equals(relatesTo)) {
            return Optional.empty();
        }
        XmlElement answer = body.children().getFirst();
        return switch (answer.name()) {
            case "Status" -> accepted(answer);
            case "Error" ->
                Optional.of(new PayerReply.Unreachable(cut("the payer answered with error "
                        + Objects.requireNonNullElse(answer.find("Code"), "without a code")
                        + (answer.find("Description") == null ? "" : ": " + answer.find("Description")))));
            default -> answer.name().equals(expected()) ? decided(answer) : Optional.empty();
        };
    }

    private String expected() {
        return switch (errand) {
            case REQUEST -> "PAInitiationResponse";
            case ANSWERS -> "PAResponse";
            case APPEAL -> "PAAppealResponse";
            case CANCEL -> "PACancelResponse";
        };
    }

    /** The payer has the message and answers when it is sent again. */
    private Optional<PayerReply> accepted(XmlElement status) {
        String code = status.find("Code");
        if (!"000".equals(code) && !"010".equals(code)) {
            return Optional.empty();
        }
        return Optional.of(
                errand == Errand.CANCEL
                        ? new PayerReply.Noted()
                        : new PayerReply.Later(reference(status), now.plus(PATIENCE)));
    }

    private Optional<PayerReply> decided(XmlElement answer) {
        String ours = answer.find("PAReferenceID");
        if (ours != null && !ours.equals(ErrandMessage.referenceId(one))) {
            return Optional.empty();
        }
        if (errand == Errand.CANCEL) {
            return Optional.of(new PayerReply.Noted());
        }
        XmlElement response = answer.child("Response");
        if (response == null) {
            return Optional.empty();
        }
        for (String refusal : List.of("Denied", "PartialDenied", "Closed")) {
            XmlElement refused = response.child(refusal);
            if (refused != null) {
                return Optional.of(new PayerReply.Denied(reference(answer), reason(refusal, refused)));
            }
        }
        XmlElement approved = response.child("Approved");
        if (approved != null) {
            return approved(answer, approved);
        }
        XmlElement open = response.child("Open");
        return open == null ? Optional.empty() : asked(answer, open);
    }

    /** An approval whose days are not said is not taken: nobody may guess them. */
    private Optional<PayerReply> approved(XmlElement answer, XmlElement approved) {
        LocalDate from = day(approved, "EffectiveDate");
        LocalDate until = day(approved, "ExpirationDate");
        if (from == null || until == null || until.isBefore(from)) {
            return Optional.of(new PayerReply.Unreachable(
                    "the payer approved without saying from when until when: ask it by telephone"));
        }
        String number = approved.find("AuthorizationNumber");
        return Optional.of(new PayerReply.Approved(number == null ? reference(answer) : cut(number), from, until));
    }

    private Optional<PayerReply> asked(XmlElement answer, XmlElement open) {
        List<XmlElement> questions = open.all("Question");
        if (questions.isEmpty()) {
            return Optional.of(new PayerReply.Later(reference(answer), now.plus(PATIENCE)));
        }
        return QuestionReader.read(questions)
                .map(read -> new PayerReply.Asked(reference(answer), read, deadline(answer)));
    }

    private Instant deadline(XmlElement answer) {
        XmlElement deadline =
                answer.all("DeadlineForReply").stream().findFirst().orElse(null);
        if (deadline == null) {
            return now.plus(UNSAID);
        }
        String instant = deadline.find("DateTime");
        if (instant != null) {
            return OffsetDateTime.parse(instant).toInstant();
        }
        // To the end of that day.
        return LocalDate.parse(Objects.requireNonNullElse(deadline.find("Date"), deadline.text()))
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static @Nullable LocalDate day(XmlElement approved, String name) {
        XmlElement element = approved.all(name).stream().findFirst().orElse(null);
        if (element == null) {
            return null;
        }
        String written = Stream.of(element.find("Date"), element.find("DateTime"), element.text())
                .filter(text -> text != null && text.length() >= 10)
                .findFirst()
                .orElse("");
        return LocalDate.parse(written.substring(0, Math.min(10, written.length())));
    }

    private static String reason(String refusal, XmlElement refused) {
        String words = Stream.of("DenialReasonDescription", "Description", "PANote")
                .map(refused::find)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        String code = refused.find("ReasonCode");
        String said = words == null ? code == null ? "it gave no reason" : "reason " + code : words;
        return cut(
                switch (refusal) {
                    case "Closed" -> "The payer closed the case: " + said;
                    case "PartialDenied" -> "Refused in part: " + said;
                    default -> said;
                });
    }

    private String reference(XmlElement answer) {
        String payers = answer.find("PACaseID");
        String known = payers == null ? one.reference() : payers;
        String reference = known == null ? ErrandMessage.referenceId(one) : known;
        return reference.substring(0, Math.min(LONGEST_REFERENCE, reference.length()));
    }

    private static String cut(String words) {
        return words.substring(0, Math.min(LONGEST_REASON, words.length()));
    }

    private static PayerReply unreadable() {
        return new PayerReply.Unreachable("the payer's answer could not be read");
    }
}
