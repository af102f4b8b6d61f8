package org.scriptline.local.load;

import java.util.UUID;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.PrescriptionRequest;

/** The ways in which a tenth of the traffic is wrong on purpose, each with the one status that answers it. */
enum InvalidRequest {
    /** The resource ends in the middle. */
    MALFORMED_JSON(400),
    /** A quantity of zero. */
    LINT_ERROR(422),
    /** A prescription of another practice; it answers as one that does not exist. */
    FOREIGN_PRESCRIPTION(404),
    /** A cancel that names a revision which the prescription never had. */
    STALE_VERSION(412),
    /** A token whose signature is not the issuer's. */
    FORGED_TOKEN(401);

    private final int status;

    InvalidRequest(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /**
     * The request, which must change nothing.
     *
     * @param order a sound order of the practice in whose name it is made
     * @param own an accepted prescription of that practice
     * @param foreign an accepted prescription of another practice
     */
    Call call(PrescriptionRequest order, UUID own, UUID foreign, String key) {
        String who = order.practice().who();
        return switch (this) {
            case MALFORMED_JSON -> {
                String json = order.json();
                yield Call.fhir(who, "MedicationRequest", json.substring(0, json.length() / 2))
                        .withIdempotencyKey(key);
            }
            case LINT_ERROR -> Call.prescribe(order.withQuantity(0)).withIdempotencyKey(key);
            case FOREIGN_PRESCRIPTION -> Call.read(who, foreign.toString());
            case STALE_VERSION ->
                Call.cancel(who, own.toString(), "PATIENT_REQUEST")
                        .withIdempotencyKey(key)
                        .withHeader("If-Match", "W/\"999\"");
            case FORGED_TOKEN ->
                Call.prescribe(order)
                        .withIdempotencyKey(key)
                        .withHeader("Authorization", "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJub2JvZHkifQ.Zm9yZ2Vk");
        };
    }
}
