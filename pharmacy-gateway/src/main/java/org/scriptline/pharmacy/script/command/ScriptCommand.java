package org.scriptline.pharmacy.script.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.script.Finding;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.ScriptRefusal;
import org.scriptline.pharmacy.script.ScriptVersion;
import org.scriptline.pharmacy.script.Written;
import org.scriptline.pharmacy.script.fhir.FhirDocument;
import org.scriptline.pharmacy.script.fhir.FhirRefusal;
import org.scriptline.pharmacy.script.fhir.ScriptFhir;
import org.scriptline.pharmacy.script.lint.Linter;
import org.scriptline.pharmacy.script.schema.SchemaCheck;
import org.scriptline.pharmacy.script.xml.ScriptReader;
import org.scriptline.pharmacy.script.xml.ScriptWriter;

/** {@code script lint FILE} and {@code script convert FILE --to 2023011|2017071|fhir}. */
public final class ScriptCommand {

    private static final String RELEASE = "0.1";
    private static final int LARGEST = 1024 * 1024;
    private static final String USAGE = """
            ./erx script lint FILE [--schemas FOLDER]
            ./erx script convert FILE --to 2023011|2017071|fhir
              FILE holds a SCRIPT message, or for convert also FHIR JSON. Exit status 0; 1 with the findings; 2 when the command is not understood.
              --schemas names a folder with XSDs that you are licensed to use, one for each release: 2017071.xsd, 2023011.xsd.""";

    private final PrintStream out;
    private final PrintStream err;

    ScriptCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Ends the process with the command's status. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new ScriptCommand(out, err).run(List.of(arguments)));
    }

    /** The exit status: 0, 1 with findings, 2 when the command is not understood. */
    int run(List<String> arguments) {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        if (command.equals("lint") && arguments.size() == 2) {
            return file(arguments.get(1), document -> lint(document, null));
        }
        if (command.equals("lint") && arguments.size() == 4 && arguments.get(2).equals("--schemas")) {
            return file(arguments.get(1), document -> lint(document, Path.of(arguments.get(3))));
        }
        if (command.equals("convert")
                && arguments.size() == 4
                && arguments.get(2).equals("--to")) {
            String to = arguments.get(3).toLowerCase(Locale.ROOT);
            Optional<ScriptVersion> version = ScriptVersion.of(to);
            if (version.isPresent() || to.equals("fhir")) {
                return file(arguments.get(1), document -> convert(document, version));
            }
        }
        err.println(USAGE);
        return 2;
    }

    private interface Work {
        int on(byte[] document);
    }

    private int file(String name, Work work) {
        byte[] document;
        try {
            Path path = Path.of(name);
            if (Files.size(path) > LARGEST) {
                err.println(name + " is larger than 1 MB.");
                return 1;
            }
            document = Files.readAllBytes(path);
        } catch (IOException unreadable) {
            err.println(name + " cannot be read.");
            return 1;
        }
        try {
            return work.on(document);
        } catch (ScriptRefusal refusal) {
            err.println("ERROR " + refusal.getMessage());
        } catch (FhirRefusal refusal) {
            err.println("ERROR " + refusal.getMessage());
        } catch (UncheckedIOException broken) {
            err.println("ERROR the schemas cannot be read");
        }
        return 1;
    }

    private int lint(byte[] document, @Nullable Path schemas) {
        List<Finding> findings = new ArrayList<>(new Linter().lint(document));
        if (schemas != null && new ScriptReader().read(document) instanceof Reading.Readable readable) {
            findings.addAll(SchemaCheck.of(schemas).findings(document, readable.version()));
        }
        findings.forEach(finding -> out.println(finding.line()));
        return findings.isEmpty() ? 0 : 1;
    }

    /** @param to none for FHIR */
    private int convert(byte[] document, Optional<ScriptVersion> to) {
        List<Finding> findings = new ArrayList<>();
        Message message;
        if (isJson(document)) {
            FhirDocument.Read read = ScriptFhir.read(document);
            findings.addAll(read.findings());
            message = read.message();
        } else {
            switch (new ScriptReader().read(document)) {
                case Reading.Unreadable unreadable -> {
                    err.println("ERROR " + unreadable.code() + ": " + unreadable.why());
                    return 1;
                }
                case Reading.Readable readable -> {
                    findings.addAll(readable.findings());
                    message = readable.message();
                }
            }
        }
        if (to.isPresent()) {
            Written written = ScriptWriter.indented(RELEASE).write(message, to.get());
            findings.addAll(written.findings());
            out.print(new String(written.xml(), StandardCharsets.UTF_8));
        } else {
            FhirDocument fhir = ScriptFhir.write(message);
            findings.addAll(fhir.findings());
            out.println(fhir.json());
        }
        findings.forEach(finding -> err.println(finding.line()));
        return findings.isEmpty() ? 0 : 1;
    }

    private static boolean isJson(byte[] document) {
        for (byte octet : document) {
            if (octet > ' ') {
                return octet == '{';
            }
        }
        return false;
    }
}
