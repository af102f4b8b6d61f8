package org.scriptline.pharmacy.script;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes messages as SCRIPT 2017071 XML, strictly: whatever an element cannot carry is a {@link ScriptRefusal}. */
public final class ScriptWriter {

    /** The stamp that messages of 2017071 carry on the wire. */
    public static final String VERSION_STAMP = "20170715";

    private static final List<String> VERSION_ATTRIBUTES =
            List.of("TransactionVersion", "StructuresVersion", "ECLVersion");

    private final String softwareRelease;

    /** @param softwareRelease what SenderSoftwareVersionRelease says */
    public ScriptWriter(String softwareRelease) {
        this.softwareRelease = softwareRelease;
    }

    /**
     * The message as UTF-8 XML.
     *
     * @throws ScriptRefusal when something is missing or too long
     */
    public byte[] write(Message message) {
        ElementWriter xml = new ElementWriter();
        xml.start("Message")
                .attribute("DatatypesVersion", VERSION_STAMP)
                .attribute("TransportVersion", VERSION_STAMP)
                .attribute("TransactionDomain", "SCRIPT");
        VERSION_ATTRIBUTES.forEach(name -> xml.attribute(name, VERSION_STAMP));
        header(xml, message.header());
        xml.element("Body", () -> body(xml, message.body()));
        return xml.end().bytes();
    }

    private void header(ElementWriter xml, Header header) {
        xml.start("Header");
        party(xml, "To", header.to());
        party(xml, "From", header.from());
        xml.text("MessageID", header.messageId(), ScriptLimits.ID)
                .optional("RelatesToMessageID", header.relatesToMessageId(), ScriptLimits.ID)
                .text(
                        "SentTime",
                        DateTimeFormatter.ISO_INSTANT.format(
                                Objects.requireNonNull(header.sentTime(), "a message that we send has a time")
                                        .truncatedTo(ChronoUnit.SECONDS)),
                        ScriptLimits.ID);
        xml.element(
                "SenderSoftware",
                () -> xml.text("SenderSoftwareDeveloper", "Scriptline", ScriptLimits.ID)
                        .text("SenderSoftwareProduct", "pharmacy-gateway", ScriptLimits.ID)
                        .text("SenderSoftwareVersionRelease", softwareRelease, ScriptLimits.ID));
        xml.optional("RxReferenceNumber", header.rxReferenceNumber(), ScriptLimits.ID)
                .optional("PrescriberOrderNumber", header.prescriberOrderNumber(), ScriptLimits.ID)
                .end();
    }

    private static void party(ElementWriter xml, String name, Party party) {
        xml.start(name)
                .attribute("Qualifier", party.qualifier())
                .content(name, party.id(), ScriptLimits.ID)
                .end();
    }

    private static void body(ElementWriter xml, Body body) {
        switch (body) {
            case NewRx newRx -> new OrderWriter(xml).newRx(newRx);
            case CancelRx cancelRx -> new OrderWriter(xml).cancelRx(cancelRx);
            case Status status -> answer(xml, "Status", status.code(), null, status.description());
            case ErrorAnswer error -> answer(xml, "Error", error.code(), error.descriptionCode(), error.description());
            case Verify verify ->
                xml.element("Verify", () -> answer(xml, "VerifyStatus", verify.code(), null, verify.description()));
            case CancelRxResponse response -> cancelRxResponse(xml, response);
            case RxFill fill -> throw new ScriptRefusal(fill.name(), "is sent by pharmacies only");
            case PharmacyRequest request -> throw new ScriptRefusal(request.name(), "is not written by this version");
            case PrescriberAnswer answer -> throw new ScriptRefusal(answer.name(), "is not written by this version");
            case CarriedTransaction carried ->
                throw new ScriptRefusal(carried.name(), "is not written by this version");
            case UnhandledBody other -> throw new ScriptRefusal(other.name(), "is not written by this version");
        }
    }

    private static void answer(
            ElementWriter xml,
            String name,
            String code,
            @Nullable String descriptionCode,
            @Nullable String description) {
        xml.element(
                name,
                () -> xml.text("Code", code, ScriptLimits.CODE)
                        .optional("DescriptionCode", descriptionCode, ScriptLimits.CODE)
                        .optional("Description", description, ScriptLimits.DESCRIPTION));
    }

    private static void cancelRxResponse(ElementWriter xml, CancelRxResponse response) {
        xml.element(
                "CancelRxResponse",
                () -> xml.element("Response", () -> {
                    if (response.approved()) {
                        xml.element("Approved", () -> xml.optional("Note", response.reason(), ScriptLimits.NOTE));
                    } else {
                        xml.element("Denied", () -> xml.text("DenialReason", response.reason(), ScriptLimits.NOTE));
                    }
                }));
    }
}
