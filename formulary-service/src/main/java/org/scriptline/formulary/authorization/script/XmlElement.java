package org.scriptline.formulary.authorization.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.xml.HardenedXml;

/**
 * An element of a payer's answer by its local name; senders differ in using namespaces.
 *
 * @param text its own characters, stripped, empty where it has none
 */
record XmlElement(String name, String text, List<XmlElement> children) {

    private static final class Open {
        final String name;
        final StringBuilder text = new StringBuilder();
        final List<XmlElement> children = new ArrayList<>();

        Open(String name) {
            this.name = name;
        }
    }

    /**
     * The root of a document.
     *
     * @throws XMLStreamException when it is no well-formed document, or one that is not read
     */
    static XmlElement read(byte[] xml) throws XMLStreamException {
        XMLStreamReader reader = HardenedXml.reader(xml);
        Deque<Open> open = new ArrayDeque<>();
        XmlElement root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> open.push(new Open(reader.getLocalName()));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.element().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Open done = open.pop();
                    root = new XmlElement(done.name, done.text.toString().strip(), List.copyOf(done.children));
                    if (!open.isEmpty()) {
                        open.element().children.add(root);
                    }
                }
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        return Objects.requireNonNull(root, "a well-formed document has a root");
    }

    /** The first child of this name, null when there is none. */
    @Nullable
    XmlElement child(String wanted) {
        return children.stream()
                .filter(child -> child.name.equals(wanted))
                .findFirst()
                .orElse(null);
    }

    /** The first of this name at any depth below, null when there is none or it is empty. */
    @Nullable
    String find(String wanted) {
        return all(wanted).stream()
                .map(found -> found.text)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** All of this name at any depth below, in their order. */
    List<XmlElement> all(String wanted) {
        List<XmlElement> found = new ArrayList<>();
        for (XmlElement child : children) {
            if (child.name.equals(wanted)) {
                found.add(child);
            } else {
                found.addAll(child.all(wanted));
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return name + "[redacted]";
    }
}
