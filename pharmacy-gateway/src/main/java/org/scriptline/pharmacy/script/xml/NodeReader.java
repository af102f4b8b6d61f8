package org.scriptline.pharmacy.script.xml;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.xml.HardenedXml;

/** Reads a whole small document into nodes: a plain one by the fast way, any other by the full parser. */
final class NodeReader {

    /** How many elements a message may have: a long NewRx has about 150, a history of 300 drugs about 6,000. */
    static final int ELEMENTS = 10_000;

    private NodeReader() {}

    /** @throws XMLStreamException when it is not well-formed XML without a DOCTYPE, or has too many elements */
    static Node read(byte[] document) throws XMLStreamException {
        byte[] bare = withoutLeadingBlanks(document);
        Node plain = PlainReader.read(bare);
        return plain == null ? parsed(bare) : plain;
    }

    /** By the full parser, which alone judges what is well-formed. */
    static Node parsed(byte[] document) throws XMLStreamException {
        XMLStreamReader xml = HardenedXml.reader(document);
        try {
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                // comments and processing instructions before the root say nothing
            }
            Node root = tree(xml);
            while (xml.hasNext()) {
                xml.next();
            }
            return root;
        } finally {
            xml.close();
        }
    }

    private static Node tree(XMLStreamReader xml) throws XMLStreamException {
        Node[] open = new Node[HardenedXml.DEPTH + 1];
        String[] pieces = new String[HardenedXml.DEPTH + 1];
        open[0] = new Node(null, xml.getLocalName(), attributes(xml));
        int depth = 0;
        int elements = 1;
        while (depth >= 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (++elements > ELEMENTS) {
                    throw new XMLStreamException("more than " + ELEMENTS + " elements");
                }
                Node node = new Node(open[depth], xml.getLocalName(), attributes(xml));
                open[++depth] = node;
                pieces[depth] = null;
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                if (!xml.isWhiteSpace() || open[depth].children().isEmpty()) {
                    pieces[depth] = joined(pieces[depth], xml.getText());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                String text = pieces[depth];
                if (text != null) {
                    open[depth].hold(text.strip());
                }
                depth--;
            }
        }
        return open[0];
    }

    private static String joined(@Nullable String before, String more) {
        return before == null ? more : before + more;
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        int count = xml.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>(count * 2);
        for (int index = 0; index < count; index++) {
            attributes.put(xml.getAttributeLocalName(index), xml.getAttributeValue(index));
        }
        return attributes;
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
