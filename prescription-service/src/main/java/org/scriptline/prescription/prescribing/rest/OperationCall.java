package org.scriptline.prescription.prescribing.rest;

import java.util.UUID;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.prescribing.store.Command;

/**
 * One call of an operation on a prescription that the caller may see.
 *
 * @param operation the id as it was written and the operation's name, to which an Idempotency-Key belongs
 * @param body empty when none was sent
 */
@SuppressWarnings("ArrayRecordComponent")
record OperationCall(Caller caller, UUID prescription, String operation, OperationHeaders headers, byte[] body) {

    Command command() {
        String key = headers.idempotencyKey;
        return new Command(
                caller,
                RequestHeaders.revision(headers.ifMatch),
                key == null ? null : IdempotencyKey.of(caller, key, operation, body));
    }
}
