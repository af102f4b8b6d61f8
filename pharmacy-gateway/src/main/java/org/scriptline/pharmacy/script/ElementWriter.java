package org.scriptline.pharmacy.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes elements over StAX and refuses what an element cannot carry. */
final class ElementWriter {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    private final XMLStreamWriter xml;

    ElementWriter() {
        try {
            xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("no XML can be written", broken);
        }
    }

    /** An element whose children {@code content} writes. */
    ElementWriter element(String name, Runnable content) {
        start(name);
        content.run();
        return end();
    }

    ElementWriter start(String name) {
        try {
            xml.writeStartElement(name);
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(name, broken);
        }
        return this;
    }

    ElementWriter attribute(String name, String value) {
        try {
            xml.writeAttribute(name, value);
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(name, broken);
        }
        return this;
    }

    ElementWriter end() {
        try {
            xml.writeEndElement();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("end of an element", broken);
        }
        return this;
    }

    /** A required text of 1 to {@code limit} characters. */
    ElementWriter text(String name, @Nullable String value, int limit) {
        return start(name).content(name, value, limit).end();
    }

    /** The same, left out when there is none. */
    ElementWriter optional(String name, @Nullable String value, int limit) {
        return value == null || value.isBlank() ? this : text(name, value, limit);
    }

    /** A required text of 1 to {@code limit} characters inside the element that is open. */
    ElementWriter content(String name, @Nullable String value, int limit) {
        if (value == null || value.isBlank()) {
            throw new ScriptRefusal(name, "is missing");
        }
        if (value.codePointCount(0, value.length()) > limit) {
            throw new ScriptRefusal(name, "is longer than " + limit + " characters");
        }
        if (!value.codePoints().allMatch(ElementWriter::allowed)) {
            throw new ScriptRefusal(name, "holds a character that XML does not carry");
        }
        try {
            xml.writeCharacters(value);
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(name, broken);
        }
        return this;
    }

    byte[] bytes() {
        try {
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("end of the document", broken);
        }
        return bytes.toByteArray();
    }

    /** The characters of XML 1.0, section 2.2. */
    private static boolean allowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
