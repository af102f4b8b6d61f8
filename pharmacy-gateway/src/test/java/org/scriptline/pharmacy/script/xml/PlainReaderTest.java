package org.scriptline.pharmacy.script.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.kit.testing.JsonFaults.Fault;
import org.scriptline.kit.testing.XmlFaults;
import org.scriptline.pharmacy.script.Element;

/** What the fast way reads, the full parser reads alike; what the full parser refuses, the fast way never reads. */
class PlainReaderTest {

    private static final Path CORPUS = Path.of("..", "script-corpus");
    private static final String SOUND = "<Message a='1'><Header>x &amp; y</Header><Body>é </Body><Empty/></Message>";
    private static final int MUTATIONS = 6_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                SOUND,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<a>\r\n\t<b>x</b >\r\n</a>\n\n",
                "<a xmlns='urn:a' b=\"it's\" c = '>'/>",
                "<a>&lt;&gt;&amp;&quot;&apos;</a>",
                "<a>\u00a0ä €\u2003</a>",
                "<a> x  y\n z </a>",
                "<a>x<b/> </a>",
                "<a  ></a\n>"
            })
    void readsPlainDocumentsAsTheFullParserDoes(String document) throws XMLStreamException {
        // Given
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);

        // When
        Element plain = plain(bytes);

        // Then
        assertThat(plain).isNotNull().isEqualTo(NodeReader.parsed(bytes).element());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<n:a xmlns:n='urn:n'/>",
                "<a><!-- b --></a>",
                "<a><![CDATA[b]]></a>",
                "<a>&#65;</a>",
                "<a b='&amp;'/>",
                "<a b='\t'/>",
                "<a>x<b/>y</a>",
                "<a>x\r\ny</a>",
                "<a>😀</a>",
                "<?xml version='1.0' standalone='yes'?><a/>",
                "<?p?><a/>",
                "<ä/>"
            })
    void leavesWhatIsUnusualToTheFullParser(String document) throws XMLStreamException {
        // Given
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);

        // When
        Element plain = plain(bytes);

        // Then
        assertThat(plain).isNull();
        assertThat(NodeReader.parsed(bytes).name()).isNotEmpty();
    }

    @Test
    void readsEveryMessageOfTheCorpusAsTheFullParserDoes() throws IOException {
        // Given
        List<byte[]> documents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CORPUS)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                documents.add(Files.readAllBytes(file));
            }
        }

        // When
        List<String> different = differences(documents);
        long plain = documents.stream().filter(bytes -> plain(bytes) != null).count();

        // Then
        assertThat(different).isEmpty();
        assertThat(plain).isGreaterThan(documents.size() * 9L / 10);
    }

    @Test
    void readsNoFaultyDocument() {
        // Given
        List<Fault> faults = XmlFaults.unreadable(SOUND, "http://127.0.0.1:1/trap");

        // When
        List<String> read = faults.stream()
                .filter(fault -> plain(fault.body()) != null)
                .map(Fault::name)
                .toList();

        // Then
        assertThat(read).isEmpty();
    }

    @Test
    void agreesWithTheFullParserOnDamagedMessages() throws IOException {
        // Given
        byte[] sound = Files.readAllBytes(CORPUS.resolve("2017071/sound/NewRx-allergies.xml"));
        byte[] bytes = "<>/='\"&;]:! \r\n\tx-0.\u0000\u0001".getBytes(StandardCharsets.UTF_8);
        byte[] high = {(byte) 0xC3, (byte) 0xA9, (byte) 0xED, (byte) 0xA0, (byte) 0xEF, (byte) 0xBF, (byte) 0xF0};
        Random random = new Random(20_171);
        List<byte[]> damaged = new ArrayList<>();
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] strange = random.nextInt(4) == 0 ? high : bytes;
            damaged.add(damaged(sound, random, strange[random.nextInt(strange.length)]));
        }

        // When
        List<String> different = differences(damaged);

        // Then
        assertThat(different).isEmpty();
    }

    /** One byte replaced, put in, or taken out. */
    private static byte[] damaged(byte[] sound, Random random, byte strange) {
        int at = random.nextInt(sound.length);
        int kept = at + random.nextInt(2);
        boolean takenOut = random.nextInt(3) == 0;
        ByteArrayOutputStream damaged = new ByteArrayOutputStream(sound.length + 1);
        damaged.write(sound, 0, at);
        if (!takenOut) {
            damaged.write(strange);
        }
        damaged.write(sound, kept, sound.length - kept);
        return damaged.toByteArray();
    }

    private static List<String> differences(List<byte[]> documents) {
        List<String> different = new ArrayList<>();
        for (byte[] document : documents) {
            Element plain = plain(document);
            if (plain != null && !plain.equals(parsed(document))) {
                different.add(new String(document, StandardCharsets.UTF_8));
            }
        }
        return different;
    }

    private static @Nullable Element plain(byte[] document) {
        Node plain = PlainReader.read(document);
        return plain == null ? null : plain.element();
    }

    private static @Nullable Element parsed(byte[] document) {
        try {
            return NodeReader.parsed(document).element();
        } catch (XMLStreamException refused) {
            return null;
        }
    }
}
