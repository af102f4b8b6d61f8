package org.scriptline.local.client;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request to a service.
 *
 * @param who in whose name, as the local issuer knows them
 * @param service the service's name, for example {@code prescription-service}
 */
public record Call(
        String who,
        String service,
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body) {

    public static final String PRESCRIPTION_SERVICE = "prescription-service";
    public static final String PHARMACY_GATEWAY = "pharmacy-gateway";
    public static final String INTERACTION_SERVICE = "interaction-service";
    public static final String FORMULARY_SERVICE = "formulary-service";

    public static Call get(String who, String service, String path) {
        return new Call(who, service, "GET", path, Map.of(), null);
    }

    /** POST of JSON. */
    public static Call post(String who, String service, String path, String json) {
        return new Call(who, service, "POST", path, Map.of("Content-Type", "application/json"), json);
    }

    /** POST of FHIR JSON to prescription-service. */
    public static Call fhir(String who, String path, String json) {
        return new Call(
                who,
                PRESCRIPTION_SERVICE,
                "POST",
                "/fhir/" + path,
                Map.of("Content-Type", "application/fhir+json"),
                json);
    }

    /** A transaction Bundle to prescription-service. */
    public static Call transaction(String who, String json) {
        return new Call(
                who, PRESCRIPTION_SERVICE, "POST", "/fhir", Map.of("Content-Type", "application/fhir+json"), json);
    }

    /** The order of a prescription. */
    public static Call prescribe(PrescriptionRequest request) {
        return fhir(request.practice().who(), "MedicationRequest", request.json());
    }

    /** The four axes and the answers of the checks. */
    public static Call read(String who, String prescriptionId) {
        return get(who, PRESCRIPTION_SERVICE, "/prescriptions/" + prescriptionId);
    }

    /** A cancel with a coded reason. */
    public static Call cancel(String who, String prescriptionId, String reason) {
        return fhir(
                who,
                "MedicationRequest/" + prescriptionId + "/$cancel",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueCode\":\"" + reason
                        + "\"}]}");
    }

    public Call withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Call(who, service, method, path, Map.copyOf(more), body);
    }

    /** With this key the call may be repeated as often as needed and takes effect once. */
    public Call withIdempotencyKey(String key) {
        return withHeader("Idempotency-Key", key);
    }

    @Override
    public String toString() {
        return method + " " + path + " as " + who;
    }
}
