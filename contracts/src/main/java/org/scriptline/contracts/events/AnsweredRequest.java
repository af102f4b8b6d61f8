package org.scriptline.contracts.events;

import java.util.UUID;
import org.scriptline.contracts.codes.RequestOutcome;

/** The pharmacy's request that a prescription answers: it goes out as that answer and never as a prescription beside it. */
public record AnsweredRequest(UUID requestId, RequestOutcome outcome) {}
