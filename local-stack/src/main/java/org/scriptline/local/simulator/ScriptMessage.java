package org.scriptline.local.simulator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A SCRIPT message as read from the wire: its header in words and its transaction as elements. Namespaces are ignored, since
 * senders differ in using them.
 *
 * @param type the name of the one element in Body, such as {@code NewRx}
 * @param transaction that element
 * @param release 2017071 or 2023011; a message that does not say is of the older one
 * @param relatesToMessageId the MessageID that this message answers or follows, if it names one
 * @param prescriberOrderNumber the prescriber's number for the order, if the header has it
 */
record ScriptMessage(
        String type,
        Element transaction,
        String release,
        String to,
        String from,
        String fromQualifier,
        String messageId,
        @Nullable String relatesToMessageId,
        @Nullable String prescriberOrderNumber) {

    /** Two messages to one pharmacy are the same when sender and MessageID are. */
    String identity() {
        return identity(to, from, messageId);
    }

    static String identity(String pharmacy, String prescriber, String messageId) {
        return pharmacy + "|" + prescriber + "|" + messageId;
    }

    /** The identity of the message that this one names in RelatesToMessageID. */
    String identityOfRelated() {
        return identity(to, from, String.valueOf(relatesToMessageId));
    }

    /** The order within the pharmacy. */
    String orderKey() {
        return to + "|" + prescriberOrderNumber;
    }

    /** The first child element with this local name. */
    static Optional<Element> child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** The trimmed text of the element at this path of local names, if it is there and not blank. */
    static Optional<String> text(Element start, String... path) {
        Optional<Element> element = Optional.of(start);
        for (String step : path) {
            element = element.flatMap(parent -> child(parent, step));
        }
        return element.map(found -> found.getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "ScriptMessage[" + type + " " + messageId + "]";
    }
}
