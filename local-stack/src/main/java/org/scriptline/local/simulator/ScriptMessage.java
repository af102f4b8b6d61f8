package org.scriptline.local.simulator;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param channel how it came
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
        @Nullable String prescriberOrderNumber,
        Channel channel) {

    private static final Set<String> GRANTS = Set.of("Approved", "ApprovedWithChanges", "Replace");

    /** The same, come by this channel. */
    ScriptMessage by(Channel way) {
        return new ScriptMessage(
                type,
                transaction,
                release,
                to,
                from,
                fromQualifier,
                messageId,
                relatesToMessageId,
                prescriberOrderNumber,
                way);
    }

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
        return orderKey(to, prescriberOrderNumber);
    }

    static String orderKey(String pharmacy, @Nullable String prescriberOrderNumber) {
        return pharmacy + "|" + prescriberOrderNumber;
    }

    /** Whether it brings an order: a NewRx, or the answer to a request that may be dispensed on. */
    boolean bringsOrder() {
        return type.equals("NewRx")
                || isAnswer(type) && granted() && medication().isPresent();
    }

    /** Whether messages of this type answer what a pharmacy asked. */
    static boolean isAnswer(String type) {
        return type.equals("RxRenewalResponse") || type.equals("RxChangeResponse");
    }

    /** The medication that is to be dispensed. */
    Optional<Element> medication() {
        return child(transaction, "MedicationPrescribed").or(() -> child(transaction, "MedicationResponse"));
    }

    private boolean granted() {
        return choice().map(Element::getLocalName).filter(GRANTS::contains).isPresent();
    }

    /** What the prescriber decided about a request, with the codes of the reason; empty when this answers none. */
    Optional<String> decision() {
        return choice().map(choice -> Stream.concat(
                        Stream.of(choice.getLocalName()),
                        children(choice)
                                .filter(element -> "ReasonCode".equals(element.getLocalName()))
                                .map(element -> element.getTextContent().strip()))
                .collect(Collectors.joining(" ")));
    }

    private Optional<Element> choice() {
        return isAnswer(type)
                ? child(transaction, "Response")
                        .flatMap(response -> children(response).findFirst())
                : Optional.empty();
    }

    private static Stream<Element> children(Element parent) {
        return Stream.iterate(parent.getFirstChild(), Objects::nonNull, Node::getNextSibling)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
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
