package org.scriptline.pharmacy.inbound.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.kit.problem.Problem;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.problem.ProblemRenderer;
import org.scriptline.pharmacy.delivery.MessageComposer;
import org.scriptline.pharmacy.delivery.ScriptPen;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Party;
import org.scriptline.pharmacy.script.ScriptLimits;
import org.scriptline.pharmacy.script.ScriptVersion;

/** Answers as SCRIPT messages; also whatever fails on this path, a missing token for example. */
@ApplicationScoped
public class ScriptAnswers implements ProblemRenderer {

    /** Nobody in particular: the message that is answered could not be read. */
    private static final Party UNKNOWN = new Party("UNKNOWN", "ZZZ");

    private static final Party OURSELVES = new Party("SCRIPTLINE", "ZZZ");

    private final ScriptPen pen;
    private final IdGenerator ids;
    private final Clock clock;

    public ScriptAnswers(ScriptPen pen, IdGenerator ids, Clock clock) {
        this.pen = pen;
        this.ids = ids;
        this.clock = clock;
    }

    /** The answer to a message, in its own release: To and From change places. */
    byte[] to(Message message, ScriptVersion version, InboundAnswer answer) {
        Header header = message.header();
        return write(
                version,
                header.from(),
                header.to(),
                header.messageId(),
                shortEnough(header.rxReferenceNumber()),
                shortEnough(header.prescriberOrderNumber()),
                answer);
    }

    /** The answer to something that is no message. */
    byte[] toNobody(InboundAnswer answer) {
        return write(ScriptVersion.V2017071, UNKNOWN, OURSELVES, null, null, null, answer);
    }

    private byte[] write(
            ScriptVersion version,
            Party to,
            Party from,
            @Nullable String relatesTo,
            @Nullable String reference,
            @Nullable String orderNumber,
            InboundAnswer answer) {
        Header header = new Header(
                to, from, MessageComposer.hex(ids.next()), relatesTo, clock.instant(), reference, orderNumber);
        return pen.write(new Message(header, answer.body()), version);
    }

    /** A number that is too long is not ours, and is not echoed. */
    private static @Nullable String shortEnough(@Nullable String id) {
        return id == null || id.length() > ScriptLimits.ID ? null : id;
    }

    @Override
    public boolean handles(String path) {
        return path.equals("/script");
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public byte[] render(ProblemException failure, Problem problem) {
        return toNobody(InboundAnswer.of(failure.code()));
    }
}
