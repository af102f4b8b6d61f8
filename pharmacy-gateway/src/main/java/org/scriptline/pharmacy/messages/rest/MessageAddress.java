package org.scriptline.pharmacy.messages.rest;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** Which message an address names. */
sealed interface MessageAddress {

    /** One of ours. */
    record Out(UUID id) implements MessageAddress {}

    /** One of a pharmacy. */
    record In(String sender, String messageId) implements MessageAddress {}

    Pattern OUT = Pattern.compile("out:([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");
    Pattern IN = Pattern.compile("in:([^:]{1,35}):(.{1,100})");

    /** What is no address is not there. */
    static MessageAddress of(String id) {
        Matcher out = OUT.matcher(id);
        if (out.matches()) {
            return new Out(UUID.fromString(out.replaceFirst("$1-$2-$3-$4-$5")));
        }
        Matcher in = IN.matcher(id);
        if (in.matches()) {
            return new In(in.group(1), in.group(2));
        }
        throw new ProblemException(ErrorCode.NOT_FOUND);
    }
}
