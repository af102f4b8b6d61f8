package org.scriptline.pharmacy.inbound;

import java.util.List;
import java.util.Optional;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.fhir.DispenseReports;
import org.scriptline.pharmacy.script.fhir.FhirRefusal;
import org.scriptline.pharmacy.script.xml.ScriptReader;

/** Reads what pharmacies sent as it is kept: a SCRIPT message, or a report in FHIR that stands for one or several. */
public final class ReceivedDocuments {

    private final ScriptReader reader;

    public ReceivedDocuments(ScriptReader reader) {
        this.reader = reader;
    }

    /** What came of reading. */
    public sealed interface Received {

        /** At least one. */
        record Messages(List<Message> messages) implements Received {
            public Messages {
                messages = List.copyOf(messages);
            }
        }

        /**
         * Nothing that can be acted on.
         *
         * @param why names the element; holds nothing of the content
         */
        record Unreadable(ErrorCode code, String why) implements Received {}
    }

    /** Whether it is JSON, and no XML. */
    public static boolean inFhir(byte[] document) {
        for (byte one : document) {
            if (one != ' ' && one != '\t' && one != '\r' && one != '\n') {
                return one == '{';
            }
        }
        return false;
    }

    /**
     * Its messages.
     *
     * @param sender with whose token it came; a report in FHIR is always its own
     */
    public Received read(byte[] document, String sender) {
        if (inFhir(document)) {
            try {
                return new Received.Messages(
                        DispenseReports.read(document, sender).messages());
            } catch (FhirRefusal refusal) {
                return new Received.Unreadable(refusal.code(), refusal.whyAndWhere());
            }
        }
        return switch (reader.read(document)) {
            case Reading.Readable readable -> new Received.Messages(List.of(readable.message()));
            case Reading.Unreadable unreadable -> new Received.Unreadable(unreadable.code(), unreadable.why());
        };
    }

    /** The one of its messages that has this id. */
    public Optional<Message> message(byte[] document, String sender, String messageId) {
        return read(document, sender) instanceof Received.Messages read
                ? read.messages().stream()
                        .filter(message -> message.header().messageId().equals(messageId))
                        .findFirst()
                : Optional.empty();
    }
}
