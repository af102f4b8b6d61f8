package org.scriptline.kit.hooks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** The body of a feedback call, as CDS Hooks 2.0 gives it; what else a client says is not read. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FeedbackBody(@Nullable List<@Nullable Item> feedback) {
    private static final int ITEM_LIMIT = 100;
    private static final int TEXT_LIMIT = 1000;
    /** The one reason that says nothing by itself. */
    private static final String OTHER = "OTHER";

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** What became of one card. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Item(
            @Nullable String card,
            @Nullable String outcome,
            @Nullable List<@Nullable Suggestion> acceptedSuggestions,
            @Nullable Override overrideReason,
            @Nullable String outcomeTimestamp) {}

    /** A suggestion that was taken. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Suggestion(@Nullable String id) {}

    /** Why a card was not followed. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Override(
            @Nullable Reason reason, @Nullable String userComment) {}

    /** A reason by its code. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Reason(@Nullable String code) {}

    /**
     * All items, each checked.
     *
     * @param reasons codes of the override reasons that the service's cards offer
     */
    public List<Feedback> checked(Clock clock, Set<String> reasons) {
        if (feedback == null || feedback.isEmpty() || feedback.size() > ITEM_LIMIT) {
            throw invalid("feedback", "A list of 1 to " + ITEM_LIMIT + " answers is needed.");
        }
        List<Feedback> checked = new ArrayList<>();
        for (int i = 0; i < feedback.size(); i++) {
            Item item = feedback.get(i);
            String path = "feedback[" + i + "]";
            if (item == null) {
                throw invalid(path, "It is null.");
            }
            checked.add(checked(item, path, clock.instant(), reasons));
        }
        return checked;
    }

    private static Feedback checked(Item item, String path, Instant now, Set<String> reasons) {
        boolean accepted = "accepted".equals(item.outcome());
        if (!accepted && !"overridden".equals(item.outcome())) {
            throw invalid(path + ".outcome", "The outcome is accepted or overridden.");
        }
        Override override = accepted ? null : item.overrideReason();
        @Nullable String comment = override == null ? null : override.userComment();
        if (comment != null && comment.length() > TEXT_LIMIT) {
            throw invalid(path + ".overrideReason.userComment", "At most " + TEXT_LIMIT + " characters are taken.");
        }
        return new Feedback(
                card(item, path),
                accepted,
                suggestions(item, path),
                reason(override, path + ".overrideReason", reasons),
                comment,
                at(item, path, now));
    }

    private static UUID card(Item item, String path) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(item.card(), ""));
        } catch (IllegalArgumentException noUuid) {
            throw invalid(path + ".card", "The uuid of a card is needed.");
        }
    }

    private static List<String> suggestions(Item item, String path) {
        List<String> ids = new ArrayList<>();
        for (Suggestion suggestion :
                Objects.requireNonNullElse(item.acceptedSuggestions(), List.<@Nullable Suggestion>of())) {
            if (suggestion == null || suggestion.id() == null || suggestion.id().length() > 64 || ids.size() >= 20) {
                throw invalid(path + ".acceptedSuggestions", "Each suggestion has its id, and there are 20 at most.");
            }
            ids.add(suggestion.id());
        }
        return ids;
    }

    private static @Nullable String reason(@Nullable Override override, String path, Set<String> reasons) {
        if (override == null || override.reason() == null) {
            return null;
        }
        String code = override.reason().code();
        if (code == null || !reasons.contains(code)) {
            throw new ProblemException(ErrorCode.REASON_INVALID, "The reason is none of the card's override reasons.")
                    .withField(path + ".reason.code");
        }
        boolean silent =
                override.userComment() == null || override.userComment().isBlank();
        if (code.equals(OTHER) && silent) {
            throw new ProblemException(ErrorCode.REASON_INVALID, "OTHER needs a comment.")
                    .withField(path + ".userComment");
        }
        return code;
    }

    private static Instant at(Item item, String path, Instant now) {
        try {
            Instant at = OffsetDateTime.parse(Objects.requireNonNullElse(item.outcomeTimestamp(), ""))
                    .toInstant();
            if (at.isAfter(now.plus(CLOCK_TOLERANCE))) {
                throw invalid(path + ".outcomeTimestamp", "It is in the future.");
            }
            return at;
        } catch (DateTimeException noTime) {
            throw invalid(path + ".outcomeTimestamp", "An instant in ISO 8601 with its offset is needed.");
        }
    }

    private static ProblemException invalid(String field, String sentence) {
        return new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, sentence).withField(field);
    }
}
