package org.scriptline.prescription.conversation.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.conversation.KnownRequest;

/** What every step of a request asks before it does anything. */
final class RequestPreconditions {

    private RequestPreconditions() {}

    /** It is there and waits. */
    static KnownRequest open(Optional<KnownRequest> found) {
        KnownRequest request = found.orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        if (!request.waiting()) {
            throw new ProblemException(ErrorCode.REQUEST_ANSWERED).with("state", request.state());
        }
        return request;
    }

    /** It is there, waits, and is at the version that was read. */
    static KnownRequest open(Optional<KnownRequest> found, @Nullable Integer expected) {
        KnownRequest request = open(found);
        fresh(request, expected);
        return request;
    }

    /** The NPI of the caller, whose answer is awaited. */
    static String addressee(KnownRequest request, Caller caller) {
        String npi = caller.npi();
        if (npi == null || !request.addressedTo(npi)) {
            throw new ProblemException(ErrorCode.NOT_THE_REQUESTER, "Another prescriber's answer is awaited.");
        }
        return npi;
    }

    static void fresh(KnownRequest request, @Nullable Integer expected) {
        if (expected != null && expected != request.version()) {
            throw new ProblemException(
                            ErrorCode.VERSION_STALE,
                            "The Task is at version " + request.version() + ", not " + expected + ".")
                    .withField("If-Match");
        }
    }
}
