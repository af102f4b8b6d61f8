package org.scriptline.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.scriptline.kit.xml.HardenedXml;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.xml.ScriptReader;
import org.scriptline.pharmacy.script.xml.ScriptWriter;

/** A NewRx with two allergies of the corpus, read and written again by one thread; the working directory is the repository's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ScriptBenchmark {

    @Param({"V2017071", "V2023011"})
    public ScriptVersion version = ScriptVersion.V2017071;

    private final ScriptReader reader = new ScriptReader();
    private final ScriptWriter writer = new ScriptWriter("1");
    private byte[] document = new byte[0];
    private String text = "";

    @Setup
    public void read() throws IOException {
        Path file = Path.of("script-corpus", version.release(), "sound", "NewRx-allergies.xml");
        document = writer.write(message(Files.readAllBytes(file)), version).xml();
        text = new String(document, StandardCharsets.UTF_8);
    }

    /** Read and write: the figure to hold is 20,000 a second. */
    @Benchmark
    public byte[] readAndWrite() {
        return writer.write(message(document), version).xml();
    }

    /** What the figure is held against in the same run: the JDK's parser over the same bytes, and the encoding of as long a text, without a model between them. */
    @Benchmark
    public int parseAndEncode() throws XMLStreamException {
        XMLStreamReader xml = HardenedXml.reader(document);
        int events = 0;
        while (xml.hasNext()) {
            events += xml.next();
        }
        xml.close();
        return events + text.getBytes(StandardCharsets.UTF_8).length;
    }

    private Message message(byte[] bytes) {
        return switch (reader.read(bytes)) {
            case Reading.Readable readable -> readable.message();
            case Reading.Unreadable unreadable -> throw new IllegalStateException(unreadable.why());
        };
    }
}
