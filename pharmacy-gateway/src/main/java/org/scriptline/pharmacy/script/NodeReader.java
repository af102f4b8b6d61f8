package org.scriptline.pharmacy.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.scriptline.kit.xml.HardenedXml;

/** Reads a whole small document into nodes. */
final class NodeReader {

    /** How many elements a message may have; a long NewRx has about 150. */
    static final int ELEMENTS = 5000;

    private final XMLStreamReader xml;
    private int elements;

    private NodeReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** @throws XMLStreamException when it is not well-formed XML without a DOCTYPE, or has too many elements */
    static Node read(byte[] document) throws XMLStreamException {
        XMLStreamReader xml = HardenedXml.reader(withoutLeadingBlanks(document));
        try {
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                // comments and processing instructions before the root say nothing
            }
            Node root = new NodeReader(xml).node();
            while (xml.hasNext()) {
                xml.next();
            }
            return root;
        } finally {
            xml.close();
        }
    }

    private Node node() throws XMLStreamException {
        if (++elements > ELEMENTS) {
            throw new XMLStreamException("more than " + ELEMENTS + " elements");
        }
        String name = xml.getLocalName();
        Map<String, String> attributes = new HashMap<>();
        for (int index = 0; index < xml.getAttributeCount(); index++) {
            attributes.put(xml.getAttributeLocalName(index), xml.getAttributeValue(index));
        }
        StringBuilder text = new StringBuilder();
        List<Node> children = new ArrayList<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(node());
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
        return new Node(name, attributes, text.toString().strip(), children);
    }

    /** Some peers send a line break before the XML declaration. */
    private static byte[] withoutLeadingBlanks(byte[] document) {
        int start = 0;
        while (start < document.length
                && (document[start] == ' ' || document[start] == '\n' || document[start] == '\r')) {
            start++;
        }
        return start == 0 ? document : Arrays.copyOfRange(document, start, document.length);
    }
}
