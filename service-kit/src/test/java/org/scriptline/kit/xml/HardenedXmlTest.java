package org.scriptline.kit.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come, a reader gives elements or a checked refusal; never an unchecked exception, never a file. */
class HardenedXmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY x 'y'>]><a b='&x;'/>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/p'> %p;]><a/>",
                "<a>&x;</a>",
                "<a b='&x;'/>",
                "<a>",
                "<a></b>",
                "<a/><b/>",
                "<a b='1' b='2'/>",
                "<n:a/>",
                "<a>\u0001</a>",
                "<a>]]></a>",
                "<?xml version='1.0' encoding='no-such-encoding'?><a/>",
                "<?xml version='9.9'?><a/>",
                "plain text",
                " ",
                ""
            })
    void whatIsNotPlainWellFormedXmlIsRefused(String document) {
        // When / Then
        assertThatThrownBy(() -> names(document.getBytes(StandardCharsets.UTF_8)))
                .isExactlyInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> tags(document.getBytes(StandardCharsets.UTF_8)))
                .isExactlyInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> text(document.getBytes(StandardCharsets.UTF_8)))
                .isExactlyInstanceOf(XMLStreamException.class);
    }

    @Test
    void brokenBytesAreRefused() {
        // Given
        byte[] document = "<a>x</a>".getBytes(StandardCharsets.UTF_8);
        document[3] = (byte) 0xC3;

        // When / Then
        assertThatThrownBy(() -> names(document)).isExactlyInstanceOf(XMLStreamException.class);
    }

    @Test
    void sixtyFourElementsMayNestAndNoMore() throws XMLStreamException {
        // When
        List<String> nested = names(nested(64));

        // Then
        assertThat(nested).hasSize(64);
        assertThatThrownBy(() -> names(nested(65)))
                .isExactlyInstanceOf(XMLStreamException.class)
                .hasMessage("elements nest deeper than 64");
    }

    @Test
    void theDepthIsCountedWhicheverWayTheReaderMoves() throws XMLStreamException {
        // When
        int depth = tags(nested(64));

        // Then
        assertThat(depth).isEqualTo(64);
        assertThatThrownBy(() -> tags(nested(65)))
                .isExactlyInstanceOf(XMLStreamException.class)
                .hasMessage("elements nest deeper than 64");
    }

    @Test
    void theFivePredefinedEntitiesAndCharacterReferencesAreText() throws XMLStreamException {
        // When
        String text = text(
                "<a>&lt;&gt;&amp;&apos;&quot;&#65;<!-- no --><![CDATA[<b>]]></a>".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(text).isEqualTo("<>&'\"A<b>");
    }

    @Test
    void textOfAnElementWithChildrenIsRefused() {
        // When / Then
        assertThatThrownBy(() -> text("<a>x<b/></a>".getBytes(StandardCharsets.UTF_8)))
                .isExactlyInstanceOf(XMLStreamException.class)
                .hasMessageContaining("only text was expected");
    }

    @Test
    void siblingsAreNotDepth() throws XMLStreamException {
        // Given
        String document = "<a>" + "<b/>".repeat(200) + "</a>";

        // When
        List<String> names = names(document.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(names).hasSize(201);
    }

    private static byte[] nested(int depth) {
        return ("<e>".repeat(depth) + "</e>".repeat(depth)).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(byte[] document) throws XMLStreamException {
        XMLStreamReader reader = HardenedXml.reader(document);
        List<String> names = new ArrayList<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                names.add(reader.getLocalName());
            }
        }
        return names;
    }

    private static int tags(byte[] document) throws XMLStreamException {
        XMLStreamReader reader = HardenedXml.reader(document);
        int depth = 0;
        int deepest = 0;
        do {
            depth += reader.nextTag() == XMLStreamConstants.START_ELEMENT ? 1 : -1;
            deepest = Math.max(deepest, depth);
        } while (depth > 0);
        while (reader.hasNext()) {
            reader.next();
        }
        return deepest;
    }

    private static String text(byte[] document) throws XMLStreamException {
        XMLStreamReader reader = HardenedXml.reader(document);
        reader.nextTag();
        for (int attribute = 0; attribute < reader.getAttributeCount(); attribute++) {
            reader.getAttributeValue(attribute);
        }
        String text = reader.getElementText();
        while (reader.hasNext()) {
            reader.next();
        }
        return text;
    }
}
