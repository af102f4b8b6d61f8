package org.scriptline.local.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads SCRIPT XML with a parser that knows no DOCTYPE, no entities and no network. */
final class ScriptReader {

    /** The message cannot be read; the words carry nothing of its content. */
    static final class UnreadableMessage extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableMessage(String why) {
            super(why);
        }
    }

    private static final DefaultHandler SILENT = new DefaultHandler();

    private final DocumentBuilderFactory factory = hardened();

    /** Making a parser costs more than using one: each is used again, by one thread at a time. */
    private final ConcurrentLinkedDeque<DocumentBuilder> idle = new ConcurrentLinkedDeque<>();

    private static DocumentBuilderFactory hardened() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK cannot harden its XML parser", e);
        }
    }

    /** @throws UnreadableMessage when it is not XML, has a DOCTYPE, or lacks To, From, MessageID or a transaction */
    ScriptMessage read(byte[] xml) throws UnreadableMessage {
        Element message = parse(xml);
        Element header = required(message, "Header");
        Element to = required(header, "To");
        Element from = required(header, "From");
        Element transaction = firstElement(required(message, "Body"));
        return new ScriptMessage(
                transaction.getLocalName(),
                transaction,
                message.getAttribute("TransactionVersion").startsWith("202301") ? "2023011" : "2017071",
                to.getTextContent().strip(),
                from.getTextContent().strip(),
                from.getAttribute("Qualifier"),
                required(header, "MessageID").getTextContent().strip(),
                ScriptMessage.text(header, "RelatesToMessageID").orElse(null),
                ScriptMessage.text(header, "PrescriberOrderNumber").orElse(null),
                Channel.SCRIPT);
    }

    private Element parse(byte[] xml) throws UnreadableMessage {
        DocumentBuilder builder = idle.pollFirst();
        if (builder == null) {
            builder = newBuilder();
        }
        try {
            return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new UnreadableMessage("not well-formed XML without a DOCTYPE");
        } finally {
            builder.reset();
            builder.setErrorHandler(SILENT);
            idle.addFirst(builder);
        }
    }

    private DocumentBuilder newBuilder() {
        try {
            DocumentBuilder builder;
            synchronized (factory) {
                builder = factory.newDocumentBuilder();
            }
            builder.setErrorHandler(SILENT);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser cannot be built", e);
        }
    }

    private static Element required(Element parent, String name) throws UnreadableMessage {
        return ScriptMessage.child(parent, name).orElseThrow(() -> new UnreadableMessage(name + " is missing"));
    }

    private static Element firstElement(Element parent) throws UnreadableMessage {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                return element;
            }
        }
        throw new UnreadableMessage("Body is empty");
    }
}
