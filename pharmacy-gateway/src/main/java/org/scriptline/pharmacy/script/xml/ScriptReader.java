package org.scriptline.pharmacy.script.xml;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.UnhandledBody;
import org.scriptline.pharmacy.script.ValueKind;

/**
 * Reads messages of either release, tolerantly: any namespace, a Verify with or without its wrapper, both shapes of a quantity, elements of the other release.
 * Only what is needed to act is required, and everything that is not carried on is told.
 */
public final class ScriptReader {

    /** Reads a message of any transaction; one that is not known becomes an {@link UnhandledBody}. */
    public Reading read(byte[] document) {
        Node root;
        try {
            root = NodeReader.read(document);
        } catch (XMLStreamException notXml) {
            return new Reading.Unreadable(ErrorCode.SCRIPT_NOT_WELL_FORMED, "not well-formed XML without a DOCTYPE");
        }
        try {
            return message(root);
        } catch (MissingElement missing) {
            return new Reading.Unreadable(ErrorCode.SCRIPT_INVALID, missing.why());
        }
    }

    private static Reading message(Node root) throws MissingElement {
        if (!root.name().equals("Message")) {
            throw new MissingElement("Message is not the root");
        }
        Findings findings = new Findings();
        String stamp = stamp(root);
        Optional<ScriptVersion> stated = stamp == null ? Optional.empty() : ScriptVersion.of(stamp);
        if (stamp != null && stated.isEmpty()) {
            return new Reading.Unreadable(
                    ErrorCode.SCRIPT_VERSION_UNSUPPORTED, "The version is neither 2017071 nor 2023011");
        }
        if (stamp == null) {
            findings.add(Rule.VERSION_MISSING, root, ValueKind.ATTRIBUTE, "no attribute names the release");
        }
        Node envelope = required(root, "Header");
        Header header = new HeaderReader(findings).read(envelope);
        Node holder = required(root, "Body");
        if (holder.children().size() != 1) {
            throw new MissingElement("Body does not hold exactly one transaction");
        }
        Node transaction = holder.children().getFirst().mark();
        Body body = new BodyReader(findings).read(transaction);
        if (body instanceof UnhandledBody) {
            findings.add(Rule.NOT_CARRIED, transaction, ValueKind.GROUP, "the transaction is not known here");
            transaction.element();
        }
        ScriptVersion version = stated.orElseGet(() -> Shapes.versionOf(transaction));
        findings.addUnread(root);
        return new Reading.Readable(new Message(header, body), version, findings.list());
    }

    private static Node required(Node root, String name) throws MissingElement {
        Node found = root.child(name);
        if (found == null) {
            throw new MissingElement(name + " is missing");
        }
        return found;
    }

    /** What the message says of its release; any of its attributes does. */
    private static @Nullable String stamp(Node root) {
        for (String name :
                new String[] {"TransactionVersion", "StructuresVersion", "TransportVersion", "DatatypesVersion"}) {
            String stamp = root.attributes().get(name);
            if (stamp != null && !stamp.isBlank()) {
                return stamp;
            }
        }
        return null;
    }
}
