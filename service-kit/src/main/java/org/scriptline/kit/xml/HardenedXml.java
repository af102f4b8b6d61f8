package org.scriptline.kit.xml;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** Readers that know no DOCTYPE, no entities beyond the five, and no nesting deeper than {@link #DEPTH}. */
public final class HardenedXml {

    /** How deep elements may nest. */
    public static final int DEPTH = 64;

    private static final XMLInputFactory FACTORY = factory();

    private HardenedXml() {}

    /**
     * A reader over the bytes.
     *
     * @throws XMLStreamException when the document cannot be opened; unchecked failures of the parser come so, too
     */
    public static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        try {
            return new Limited(FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml)));
        } catch (RuntimeException broken) {
            throw new XMLStreamException("the document cannot be read", broken);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    private static final class Limited extends StreamReaderDelegate {
        private int depth;

        Limited(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            int event;
            try {
                event = super.next();
            } catch (RuntimeException broken) {
                throw new XMLStreamException("the document cannot be read", broken);
            }
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("a document type is not allowed");
            }
            if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("entities are not allowed");
            }
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEPTH) {
                throw new XMLStreamException("elements nest deeper than " + DEPTH);
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            return event;
        }

        /** Through {@link #next}, because the parser's own would pass by the limits. */
        @Override
        public int nextTag() throws XMLStreamException {
            int event = next();
            while (event == XMLStreamConstants.COMMENT
                    || event == XMLStreamConstants.PROCESSING_INSTRUCTION
                    || event == XMLStreamConstants.SPACE
                    || (event == XMLStreamConstants.CHARACTERS && isWhiteSpace())) {
                event = next();
            }
            if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
                throw new XMLStreamException("a tag was expected", getLocation());
            }
            return event;
        }

        /** Through {@link #next}, because the parser's own would pass by the limits. */
        @Override
        public String getElementText() throws XMLStreamException {
            require(XMLStreamConstants.START_ELEMENT, null, null);
            StringBuilder text = new StringBuilder();
            for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
                switch (event) {
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text.append(getText());
                    case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                    default -> throw new XMLStreamException("only text was expected", getLocation());
                }
            }
            return text.toString();
        }
    }
}
