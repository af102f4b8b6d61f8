package org.scriptline.pharmacy.script.xml;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** The texts of a message by their paths, to compare two messages. */
public final class MessageLeaves {

    private MessageLeaves() {}

    /** Path to text, in the order of the document. */
    public static Map<String, String> of(byte[] document) {
        try {
            Map<String, String> leaves = new LinkedHashMap<>();
            collect(NodeReader.read(document), leaves);
            return leaves;
        } catch (XMLStreamException notXml) {
            throw new IllegalArgumentException("no XML", notXml);
        }
    }

    private static void collect(Node node, Map<String, String> leaves) {
        if (node.children().isEmpty()) {
            leaves.put(node.path(), node.text());
        }
        node.children().forEach(child -> collect(child, leaves));
    }
}
