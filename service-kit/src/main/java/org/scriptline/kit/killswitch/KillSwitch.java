package org.scriptline.kit.killswitch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A switch that operations threw.
 *
 * @param scope what kind of thing it stops, a code of {@link Stoppable#scopes()}
 * @param target which one, empty when the scope has only one
 * @param reason coded, from {@link Stoppable#reasons()}
 * @param comment words, at most {@link KillSwitchDesk#WORDS} characters
 * @param thrownBy the token's subject
 * @param liftedAt null while it is thrown
 */
public record KillSwitch(
        long id,
        String scope,
        String target,
        String reason,
        @Nullable String comment,
        Instant thrownAt,
        String thrownBy,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        @Nullable String liftedReason) {

    /** Whether it stops this. */
    public boolean stops(String kind, String which) {
        return scope.equals(kind) && target.equals(which);
    }
}
