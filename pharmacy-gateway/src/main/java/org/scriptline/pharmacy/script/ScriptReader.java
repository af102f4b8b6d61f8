package org.scriptline.pharmacy.script;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;

/**
 * Reads what pharmacies send, tolerantly: any namespace, a Verify with or without its wrapper, both shapes of a quantity, unknown elements ignored. Only what is
 * needed to act is required.
 */
public final class ScriptReader {

    private final BodyReader bodies = new BodyReader();

    /** Reads a message of any transaction; one that is not handled becomes an {@link UnhandledBody}. */
    public Reading read(byte[] document) {
        Node root;
        try {
            root = NodeReader.read(document);
        } catch (XMLStreamException notXml) {
            return new Reading.Unreadable(ErrorCode.SCRIPT_NOT_WELL_FORMED, "not well-formed XML without a DOCTYPE");
        }
        try {
            return new Reading.Readable(message(root));
        } catch (MissingElement missing) {
            return new Reading.Unreadable(ErrorCode.SCRIPT_INVALID, missing.why());
        }
    }

    private Message message(Node root) throws MissingElement {
        if (!root.name().equals("Message")) {
            throw new MissingElement("Message is not the root");
        }
        Header header = header(root.child("Header").orElseThrow(() -> new MissingElement("Header is missing")));
        Node body = root.child("Body").orElseThrow(() -> new MissingElement("Body is missing"));
        if (body.children().size() != 1) {
            throw new MissingElement("Body does not hold exactly one transaction");
        }
        return new Message(header, bodies.read(body.children().getFirst()));
    }

    private static Header header(Node header) throws MissingElement {
        return new Header(
                party(header, "To", Party.PRESCRIBER),
                party(header, "From", Party.PHARMACY),
                limited("MessageID", required(header, "MessageID")),
                header.text("RelatesToMessageID").orElse(null),
                instant(header.text("SentTime")),
                header.text("RxReferenceNumber").orElse(null),
                header.text("PrescriberOrderNumber").orElse(null));
    }

    private static Party party(Node header, String name, String usualQualifier) throws MissingElement {
        Node party = header.child(name).orElseThrow(() -> new MissingElement(name + " is missing"));
        return new Party(
                limited(name, required(header, name)), party.attributes().getOrDefault("Qualifier", usualQualifier));
    }

    private static String required(Node parent, String name) throws MissingElement {
        return parent.text(name).orElseThrow(() -> new MissingElement(name + " is missing"));
    }

    private static String limited(String name, String id) throws MissingElement {
        if (id.length() > ScriptLimits.ID) {
            throw new MissingElement(name + " is longer than " + ScriptLimits.ID + " characters");
        }
        return id;
    }

    /** A time that cannot be read is none; nothing depends on the sender's clock. */
    private static @Nullable Instant instant(Optional<String> text) {
        try {
            return text.map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant)
                    .orElse(null);
        } catch (DateTimeParseException unusual) {
            return null;
        }
    }
}
