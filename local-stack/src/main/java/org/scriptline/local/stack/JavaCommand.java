package org.scriptline.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line of the Java that runs this process, sized for several JVMs on one machine. */
final class JavaCommand {
    /** From this version on the JDK warns about a method that Kafka's libraries still use. */
    private static final int WARNS_ABOUT_UNSAFE = 24;

    /** From this version on objects may have short headers, and memory that the JVM no longer needs can be given back. */
    private static final int FRUGAL = 25;

    private final List<String> words = new ArrayList<>();

    private JavaCommand(int heapMegabytes) {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx%dm".formatted(heapMegabytes));
        words.add("-XX:+UseSerialGC");
        if (Runtime.version().feature() >= WARNS_ABOUT_UNSAFE) {
            words.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (Runtime.version().feature() >= FRUGAL) {
            words.add("-XX:+UseCompactObjectHeaders");
            words.add("-XX:TrimNativeHeapInterval=30000");
        }
    }

    static JavaCommand withHeap(int megabytes) {
        return new JavaCommand(megabytes);
    }

    JavaCommand with(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    List<String> words() {
        return List.copyOf(words);
    }
}
