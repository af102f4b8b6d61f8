package org.scriptline.local.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.scriptline.local.simulator.PartnerChannels;

/** The environment that makes a service part of this stack; a deployment sets the same variables to its own values. */
final class ServiceEnvironment {
    private static final Map<String, String> DATABASE_OF = Map.of(
            "prescription-service", "prescription",
            "interaction-service", "interaction",
            "formulary-service", "formulary",
            "pharmacy-gateway", "pharmacy");

    private final Addresses addresses;
    private final Path repository;

    ServiceEnvironment(Addresses addresses, Path repository) {
        this.addresses = addresses;
        this.repository = repository;
    }

    /**
     * @param service one of {@link Ports#SERVICES}
     * @param instance names the process in logs and in its consumer group
     * @param settings variables that win over all others
     */
    Map<String, String> of(String service, String instance, int port, Map<String, String> settings) {
        DatabaseAccess database = addresses.database(DATABASE_OF.getOrDefault(service, service));
        Map<String, String> all = new HashMap<>();
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        all.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        all.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        all.put("KAFKA_BOOTSTRAP_SERVERS", addresses.kafka());
        all.put("MP_JWT_VERIFY_ISSUER", addresses.issuer().toString());
        all.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", addresses.issuer() + "/jwks");
        all.put("SCRIPTLINE_PROFILE", "single-machine");
        all.put("SCRIPTLINE_INSTANCE", instance);
        // glibc keeps a heap for each of many threads otherwise, and gives little of them back.
        all.put("MALLOC_ARENA_MAX", "2");
        switch (service) {
            case "pharmacy-gateway" -> {
                all.put("SCRIPTLINE_PHARMACY_ENDPOINT_BASE", addresses.simulator() + "/script");
                all.put("SCRIPTLINE_DELIVERY_MINUTE", "PT1S");
                all.put("SCRIPTLINE_SCRIPT_VERSIONS", "5900028=2023011,5900029=2023011");
                all.putAll(otherChannels());
                all.put("SCRIPTLINE_PHARMACIES", demonstration("pharmacies.csv").toString());
                all.put(
                        "SCRIPTLINE_PHARMACIES_ROOT",
                        addresses.directory().incoming().toString());
            }
            case "formulary-service" -> {
                all.put("SCRIPTLINE_FORMULARY_PATH", demonstration("formulary").toString());
                // On one's own machine payers' files may lie anywhere.
                all.put("SCRIPTLINE_FORMULARY_ROOT", "/");
                all.put("SCRIPTLINE_AUTHORIZATION_PAYER", "simulated");
                // One of the two payers of the demonstration answers in real time, the other does not.
                all.put("SCRIPTLINE_BENEFIT_PAYERS", "linden");
                all.put("SCRIPTLINE_BENEFIT_LINDEN_URL", addresses.simulator() + "/benefit");
                all.put("SCRIPTLINE_BENEFIT_LINDEN_CONTRACTS", "H9901");
                all.put("SCRIPTLINE_BENEFIT_LINDEN_BINS", "999002");
            }
            case "prescription-service" ->
                all.put("SCRIPTLINE_PRACTICES", demonstration("practices.csv").toString());
            default -> {
                // interaction-service needs nothing of its own.
            }
        }
        all.putAll(settings);
        return Map.copyOf(all);
    }

    /** Pharmacies that are not posted to: two mailboxes, one folder, one FHIR server. */
    private Map<String, String> otherChannels() {
        Map<String, String> all = new HashMap<>();
        PartnerChannels channels =
                PartnerChannels.demonstration(addresses.directory().partners());
        channels.mailboxes().keySet().forEach(id -> all.put(partner(id, "CHANNEL"), "mailbox"));
        channels.folders().forEach((id, folder) -> {
            all.put(partner(id, "CHANNEL"), "file-drop");
            all.put(partner(id, "FOLDER"), folder.toString());
        });
        all.put(partner(PartnerChannels.TASKS, "CHANNEL"), "fhir-task");
        all.put(partner(PartnerChannels.TASKS, "ENDPOINT"), addresses.simulator() + "/fhir/" + PartnerChannels.TASKS);
        return all;
    }

    private static String partner(String ncpdpId, String setting) {
        return "SCRIPTLINE_PARTNERS__" + ncpdpId + "__" + setting;
    }

    private Path demonstration(String name) {
        return repository.resolve("local-stack").resolve("demonstration").resolve(name);
    }
}
