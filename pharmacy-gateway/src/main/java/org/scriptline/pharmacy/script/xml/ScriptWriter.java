package org.scriptline.pharmacy.script.xml;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.HeaderDetails;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Party;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptLimits;
import org.scriptline.pharmacy.script.ScriptRefusal;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.Written;

/** Writes messages as SCRIPT XML, strictly: whatever an element cannot carry is a {@link ScriptRefusal}, and what has no element is told as a loss. */
public final class ScriptWriter {

    private static final String[] VERSION_ATTRIBUTES = {"TransactionVersion", "StructuresVersion", "ECLVersion"};

    private final HeaderDetails.Software ourselves;
    private final boolean indented;

    /** @param softwareRelease what SenderSoftwareVersionRelease says */
    public ScriptWriter(String softwareRelease) {
        this(softwareRelease, false);
    }

    private ScriptWriter(String softwareRelease, boolean indented) {
        this.ourselves = new HeaderDetails.Software("Scriptline", "pharmacy-gateway", softwareRelease);
        this.indented = indented;
    }

    /** A writer for people's eyes: one element a line. */
    public static ScriptWriter indented(String softwareRelease) {
        return new ScriptWriter(softwareRelease, true);
    }

    /**
     * The message as UTF-8 XML of 2017071.
     *
     * @throws ScriptRefusal when something is missing or too long
     */
    public byte[] write(Message message) {
        return write(message, ScriptVersion.V2017071).xml();
    }

    /**
     * The message as UTF-8 XML with what the release has no element for.
     *
     * @throws ScriptRefusal when something is missing or too long, or the release does not know the transaction
     */
    public Written write(Message message, ScriptVersion version) {
        return write(message, version, false);
    }

    /** The message as far as it can be written, with everything that the standard forbids in it. Not for sending. */
    public Written check(Message message, ScriptVersion version) {
        return write(message, version, true);
    }

    private Written write(Message message, ScriptVersion version, boolean check) {
        XmlOutput output = new XmlOutput(indented);
        ElementWriter xml = new ElementWriter(output, version, check);
        xml.start("Message")
                .attribute("DatatypesVersion", version.stamp())
                .attribute("TransportVersion", version.stamp())
                .attribute("TransactionDomain", "SCRIPT");
        for (String name : VERSION_ATTRIBUTES) {
            xml.attribute(name, version.stamp());
        }
        header(xml, message.header());
        xml.start("Body");
        new BodyWriter(xml).write(message.body());
        xml.end().end();
        return new Written(output.bytes(), xml.findings());
    }

    private void header(ElementWriter xml, Header header) {
        HeaderDetails details = header.details();
        xml.start("Header");
        party(xml, "To", header.to());
        party(xml, "From", header.from());
        xml.text("MessageID", header.messageId(), ScriptLimits.ID)
                .optional("RelatesToMessageID", header.relatesToMessageId(), ScriptLimits.ID);
        Instant sent = header.sentTime();
        if (sent == null) {
            xml.refuse("SentTime", Rule.MISSING, "is missing");
        } else {
            xml.text(
                    "SentTime",
                    DateTimeFormatter.ISO_INSTANT.format(sent.truncatedTo(ChronoUnit.SECONDS)),
                    ScriptLimits.ID);
        }
        software(xml, details.software());
        mailbox(xml, details.mailbox());
        xml.optional("TestMessage", details.test() ? "1" : null, ScriptLimits.CODE)
                .optional("RxReferenceNumber", header.rxReferenceNumber(), ScriptLimits.ID)
                .optional("TertiaryIdentifier", details.tertiaryIdentifier(), ScriptLimits.ID)
                .optional("PrescriberOrderNumber", header.prescriberOrderNumber(), ScriptLimits.ID);
        orderGroup(xml, details.orderGroup());
        xml.end();
    }

    private void software(ElementWriter xml, HeaderDetails.@Nullable Software given) {
        HeaderDetails.Software software = given == null ? ourselves : given;
        xml.start("SenderSoftware")
                .text("SenderSoftwareDeveloper", software.developer(), ScriptLimits.ID)
                .text("SenderSoftwareProduct", software.product(), ScriptLimits.ID)
                .text("SenderSoftwareVersionRelease", software.release(), ScriptLimits.ID)
                .end();
    }

    private static void mailbox(ElementWriter xml, HeaderDetails.@Nullable Mailbox mailbox) {
        if (mailbox != null) {
            xml.start("Mailbox")
                    .optional("MailboxID", mailbox.id(), ScriptLimits.ID)
                    .optional("DeliveredID", mailbox.deliveredId(), ScriptLimits.ID)
                    .optional("AcknowledgementID", mailbox.acknowledgementId(), ScriptLimits.ID)
                    .end();
        }
    }

    private static void orderGroup(ElementWriter xml, HeaderDetails.@Nullable OrderGroup group) {
        if (group != null) {
            xml.start("PrescriberOrderGroup")
                    .text("OrderGroupNumber", group.number(), ScriptLimits.ID)
                    .number("ItemCountInOrderGroup", group.item())
                    .number("TotalCountForOrderGroup", group.total())
                    .optional("OrderGroupReason", group.reason(), ScriptLimits.WORDS)
                    .end();
        }
    }

    private static void party(ElementWriter xml, String name, Party party) {
        xml.start(name)
                .attribute("Qualifier", party.qualifier())
                .content(name, party.id(), ScriptLimits.ID)
                .end();
    }
}
