package org.scriptline.local.simulator;

import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Writes XML as text: escaped values and copies of elements that were read, without namespace prefixes, comments or white space. */
final class XmlText {

    private final StringBuilder xml = new StringBuilder(2048);

    XmlText raw(String markup) {
        xml.append(markup);
        return this;
    }

    /** {@code <name>value</name>} with the value escaped. */
    XmlText element(String name, String value) {
        xml.append('<').append(name).append('>');
        escape(value);
        xml.append("</").append(name).append('>');
        return this;
    }

    /** {@code <name Qualifier="…">value</name>}. */
    XmlText qualified(String name, String qualifier, String value) {
        xml.append('<').append(name).append(" Qualifier=\"");
        escape(qualifier);
        xml.append("\">");
        escape(value);
        xml.append("</").append(name).append('>');
        return this;
    }

    /** A copy of the element and all it holds. */
    XmlText copy(Element element) {
        return copyAs(element.getLocalName(), element);
    }

    /** The same under another name. */
    XmlText copyAs(String name, Element element) {
        xml.append('<').append(name);
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (!attribute.getNodeName().startsWith("xmlns")) {
                xml.append(' ').append(attribute.getLocalName()).append("=\"");
                escape(attribute.getNodeValue());
                xml.append('"');
            }
        }
        xml.append('>');
        boolean leaf = element.getElementsByTagName("*").getLength() == 0;
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element nested) {
                copy(nested);
            } else if (node instanceof Text text && leaf) {
                escape(text.getData());
            }
        }
        xml.append("</").append(name).append('>');
        return this;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                default -> xml.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
