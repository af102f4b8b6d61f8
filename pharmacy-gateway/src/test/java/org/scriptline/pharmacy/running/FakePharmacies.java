package org.scriptline.pharmacy.running;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.pharmacy.directory.DirectoryFile;

/** Pharmacies that answer as a test has told them, Status 010 when it has not, and remember what they got. */
public final class FakePharmacies implements QuarkusTestResourceLifecycleManager {

    static final String WORKLIST_ONLY = "5912359";
    /** Pharmacies of the rerouting test. */
    static final List<String> REROUTED = List.of("5800061", "5800062");

    /** A pharmacy whose system takes new prescriptions, and no cancellation. */
    static final String NO_CANCELS = "5800063";

    /** A pharmacy with an endpoint and a token of its own. */
    static final String TOKEN_WANTED = "5800081";
    /** Pharmacies of the partners' test. */
    static final List<String> PARTNERS = List.of("5800071", "5800072", "5800073", "5800074", "5800075");

    /** Pharmacies that fetch their messages. */
    static final List<String> MAILBOXES =
            List.of("5800091", "5800092", "5800093", "5800094", "5800095", "5800096", "5800098", "5800097");

    /** Pharmacies whose refusals operations see to. */
    static final List<String> REFUSING = List.of("5800131", "5800132", "5800133");

    /** A pharmacy that puts off what it had taken. */
    static final String LATE_ERRORS = "5800134";

    /** A pharmacy that sends what nobody should. */
    static final String MISBEHAVING = "5800135";

    /** Pharmacies that send what is too large or of another media type. */
    static final List<String> UNREAD = List.of("5800141", "5800142", "5800143", "5800144", "5800145");

    /** A pharmacy with which files are exchanged. */
    static final String FILES = "5800111";

    static final Path FOLDER = temporary("files");

    /** A pharmacy with a FHIR server, and the status that its Tasks have now. */
    static final String TASKS = "5800121";

    static final AtomicReference<String> TASK_STATUS = new AtomicReference<>("requested");

    private static final Pattern ORDER_NUMBER =
            Pattern.compile("<PrescriberOrderNumber>([^<]*)</PrescriberOrderNumber>");
    private static final Pattern MESSAGE_ID = Pattern.compile("<MessageID>([0-9a-f]{32})</MessageID>");
    private static final Map<Asked, Queue<String>> REPLIES = new ConcurrentHashMap<>();
    private static final Map<Asked, String> ALWAYS = new ConcurrentHashMap<>();
    private static final Map<String, Queue<String>> RECEIVED = new ConcurrentHashMap<>();
    /** What came to the endpoint of its own, as the Authorization header. */
    static final Queue<String> TOKENS = new ConcurrentLinkedQueue<>();

    private static final Map<String, CountDownLatch> SILENT = new ConcurrentHashMap<>();

    /** Where requests may load directory files from. */
    static final Path INCOMING = temporary("incoming");

    private @Nullable HttpServer server;
    private SecurePharmacies.@Nullable Started secure;

    /** A pharmacy and one of its orders: what a test says of its own order no other test hears. */
    private record Asked(String pharmacy, String orderNumber) {
        static Asked of(String pharmacy, PrescriptionReleased order) {
            return new Asked(pharmacy, Gateway.orderNumber(order));
        }

        static Asked by(String pharmacy, String xml) {
            Matcher number = ORDER_NUMBER.matcher(xml);
            return new Asked(pharmacy, number.find() ? number.group(1) : "");
        }
    }

    /** The next answers of a pharmacy to messages of this order, in order. */
    static void answers(String pharmacy, PrescriptionReleased order, String... replies) {
        REPLIES.computeIfAbsent(Asked.of(pharmacy, order), asked -> new ConcurrentLinkedQueue<>())
                .addAll(List.of(replies));
    }

    /** What a pharmacy answers to every NewRx of this order, however often it comes. */
    static void answersEveryNewRx(String pharmacy, PrescriptionReleased order, String reply) {
        ALWAYS.put(Asked.of(pharmacy, order), reply);
    }

    /** No more the same to every NewRx of this order. */
    static void answersAgain(String pharmacy, PrescriptionReleased order) {
        ALWAYS.remove(Asked.of(pharmacy, order));
    }

    /** The pharmacy takes the bytes and says nothing until the latch opens. */
    static CountDownLatch silent(String pharmacy) {
        CountDownLatch latch = new CountDownLatch(1);
        SILENT.put(pharmacy, latch);
        return latch;
    }

    /** Every message that the pharmacy got for an order, in order. */
    static List<String> received(String pharmacy, String orderNumber) {
        return RECEIVED.getOrDefault(pharmacy, new ConcurrentLinkedQueue<>()).stream()
                .filter(xml -> xml.contains("<PrescriberOrderNumber>" + orderNumber + "<"))
                .toList();
    }

    /** What it got that relates to a message of its own. */
    static List<String> receivedFor(String pharmacy, String messageId) {
        return RECEIVED.getOrDefault(pharmacy, new ConcurrentLinkedQueue<>()).stream()
                .filter(xml -> xml.contains("<RelatesToMessageID>" + messageId + "<"))
                .toList();
    }

    static String messageId(String xml) {
        Matcher matcher = MESSAGE_ID.matcher(xml);
        if (!matcher.find()) {
            throw new AssertionError("no MessageID");
        }
        return matcher.group(1);
    }

    static String status(String code) {
        return "<Message><Header><To Qualifier=\"P\">1</To><From Qualifier=\"D\">2</From><MessageID>echo</MessageID></Header>"
                + "<Body><Status><Code>" + code + "</Code></Status></Body></Message>";
    }

    static String error(String code) {
        return status(code).replace("Status>", "Error>");
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(Executors.newCachedThreadPool());
            started.createContext("/script/", FakePharmacies::receive);
            started.start();
            server = started;
            Map<String, String> settings = new HashMap<>(Map.of(
                    "scriptline.pharmacy.endpoint-base",
                    "http://localhost:" + started.getAddress().getPort() + "/script",
                    "scriptline.pharmacies",
                    directory().toString(),
                    "scriptline.partners.\"" + TOKEN_WANTED + "\".endpoint",
                    "http://localhost:" + started.getAddress().getPort() + "/script/elsewhere/" + TOKEN_WANTED,
                    "scriptline.partners.\"" + TOKEN_WANTED + "\".bearer-token",
                    "a-partner-token",
                    "scriptline.pharmacies.root",
                    INCOMING.toString()));
            MAILBOXES.forEach(id -> settings.put("scriptline.partners.\"" + id + "\".channel", "mailbox"));
            started.createContext("/fhir/", FakePharmacies::task);
            settings.put("scriptline.partners.\"" + TASKS + "\".channel", "fhir-task");
            settings.put(
                    "scriptline.partners.\"" + TASKS + "\".endpoint",
                    "http://localhost:" + started.getAddress().getPort() + "/fhir");
            settings.put("scriptline.partners.\"" + FILES + "\".channel", "file-drop");
            settings.put("scriptline.partners.\"" + FILES + "\".folder", FOLDER.toString());
            SecurePharmacies.Started overTls = SecurePharmacies.start(FakePharmacies::receive);
            settings.putAll(overTls.settings());
            secure = overTls;
            return settings;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path temporary(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path directory() throws IOException {
        StringBuilder csv = new StringBuilder(DirectoryFile.HEADER).append('\n');
        csv.append(
                "5912342,1497000012,Corner Pharmacy,1 Main Street,Springfield,IL,62701,2175550199,39.80,-89.64,SCRIPT,active,2020-01-01,NewRx;Cancel\n");
        csv.append(WORKLIST_ONLY)
                .append(
                        ",,\"Riverside, the Pharmacy\",2 River Road,Springfield,IL,62701,2175550198,,,WORKLIST,active,,\n");
        for (String id : Stream.of(
                        List.of(TOKEN_WANTED, FILES, TASKS, LATE_ERRORS, MISBEHAVING),
                        REFUSING,
                        UNREAD,
                        REROUTED,
                        PARTNERS,
                        MAILBOXES,
                        SecurePharmacies.ALL)
                .flatMap(List::stream)
                .toList()) {
            csv.append(id)
                    .append(",,Partner Pharmacy,3 Test Street,Springfield,IL,62701,2175550197,,,SCRIPT,active,,\n");
        }
        csv.append(NO_CANCELS)
                .append(
                        ",,Partner Pharmacy,3 Test Street,Springfield,IL,62701,2175550197,,,SCRIPT,active,,NewRx;Fill\n");
        for (int number = 1; number <= 9; number++) {
            csv.append("590000")
                    .append(number)
                    .append(",,Test Pharmacy ")
                    .append(number)
                    .append(",3 Test Street,Springfield,IL,62701,2175550197,,,SCRIPT,")
                    .append(number == 9 ? "inactive" : "active")
                    .append(",,\n");
        }
        return Files.writeString(Files.createTempFile("pharmacies", ".csv"), csv);
    }

    /** Tasks that were posted, each with the condition under which it was to be created. */
    static final Queue<String> POSTED_TASKS = new ConcurrentLinkedQueue<>();

    private static void task(HttpExchange exchange) throws IOException {
        String json = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        POSTED_TASKS.add(exchange.getRequestURI().getPath() + " "
                + exchange.getRequestHeaders().getFirst("If-None-Exist") + " " + json);
        byte[] body = ("{\"resourceType\":\"Task\",\"status\":\"" + TASK_STATUS.get() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(201, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void receive(HttpExchange exchange) throws IOException {
        String pharmacy = exchange.getRequestURI().getPath().substring("/script/".length());
        if (pharmacy.startsWith("elsewhere/")) {
            pharmacy = pharmacy.substring("elsewhere/".length());
            TOKENS.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        }
        String xml = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        RECEIVED.computeIfAbsent(pharmacy, id -> new ConcurrentLinkedQueue<>()).add(xml);
        CountDownLatch latch = SILENT.get(pharmacy);
        if (latch != null) {
            await(latch);
        }
        Asked asked = Asked.by(pharmacy, xml);
        @Nullable String always = xml.contains("<NewRx>") ? ALWAYS.get(asked) : null;
        @Nullable
        String reply = always != null
                ? always
                : REPLIES.getOrDefault(asked, new ConcurrentLinkedQueue<>()).poll();
        byte[] body = (reply == null ? status("010") : reply).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new AssertionError("nobody opened the latch");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        if (secure != null) {
            secure.stop().run();
        }
    }
}
