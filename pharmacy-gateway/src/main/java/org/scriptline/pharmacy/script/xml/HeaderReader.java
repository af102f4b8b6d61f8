package org.scriptline.pharmacy.script.xml;

import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Header;
import org.scriptline.pharmacy.script.HeaderDetails;
import org.scriptline.pharmacy.script.Party;
import org.scriptline.pharmacy.script.Rule;
import org.scriptline.pharmacy.script.ScriptLimits;
import org.scriptline.pharmacy.script.ValueKind;

/** Reads the envelope. */
final class HeaderReader {

    private final Findings findings;
    private final Values values;

    HeaderReader(Findings findings) {
        this.findings = findings;
        this.values = new Values(findings);
    }

    Header read(Node header) throws MissingElement {
        Node security = header.child("Security");
        if (security != null) {
            findings.add(Rule.NOT_CARRIED, security, ValueKind.SECRET, "credentials are never carried on");
            security.element();
        }
        return new Header(
                party(header, "To", Party.PRESCRIBER),
                party(header, "From", Party.PHARMACY),
                required(header, "MessageID"),
                header.text("RelatesToMessageID"),
                values.instant(header, "SentTime"),
                header.text("RxReferenceNumber"),
                header.text("PrescriberOrderNumber"),
                details(header));
    }

    private static Party party(Node header, String name, String usualQualifier) throws MissingElement {
        String id = required(header, name);
        Node node = header.child(name);
        String qualifier = node == null ? null : node.attributes().get("Qualifier");
        return new Party(id, qualifier == null || qualifier.length() > ScriptLimits.CODE ? usualQualifier : qualifier);
    }

    private static String required(Node header, String name) throws MissingElement {
        String id = header.text(name);
        if (id == null) {
            throw new MissingElement(name + " is missing");
        }
        if (id.length() > ScriptLimits.ID) {
            throw new MissingElement(name + " is longer than " + ScriptLimits.ID + " characters");
        }
        return id;
    }

    private HeaderDetails details(Node header) {
        HeaderDetails details = new HeaderDetails(
                software(header),
                mailbox(header),
                isTest(header.text("TestMessage")),
                header.text("TertiaryIdentifier"),
                orderGroup(header.child("PrescriberOrderGroup")));
        return details.equals(HeaderDetails.NONE) ? HeaderDetails.NONE : details;
    }

    private static boolean isTest(@Nullable String flag) {
        return flag != null && (flag.equals("1") || flag.equals("Y") || flag.equals("true"));
    }

    private static HeaderDetails.@Nullable Software software(Node header) {
        Node software = header.child("SenderSoftware");
        String developer = software == null ? null : software.text("SenderSoftwareDeveloper");
        String product = software == null ? null : software.text("SenderSoftwareProduct");
        String release = software == null ? null : software.text("SenderSoftwareVersionRelease");
        return developer == null || product == null || release == null
                ? null
                : new HeaderDetails.Software(developer, product, release);
    }

    private static HeaderDetails.@Nullable Mailbox mailbox(Node header) {
        Node mailbox = header.child("Mailbox");
        return mailbox == null
                ? null
                : new HeaderDetails.Mailbox(
                        mailbox.text("MailboxID"), mailbox.text("DeliveredID"), mailbox.text("AcknowledgementID"));
    }

    private HeaderDetails.@Nullable OrderGroup orderGroup(@Nullable Node group) {
        if (group == null) {
            return null;
        }
        String number = group.text("OrderGroupNumber");
        Integer item = values.wholeNumber(group, "ItemCountInOrderGroup");
        Integer total = values.wholeNumber(group, "TotalCountForOrderGroup");
        String reason = group.text("OrderGroupReason");
        if (number == null || item == null || total == null) {
            findings.add(Rule.NOT_CARRIED, group, ValueKind.GROUP, "a group needs its number, item and total");
            return null;
        }
        return new HeaderDetails.OrderGroup(number, item, total, reason);
    }
}
