package org.scriptline.kit.audit;

import org.jspecify.annotations.Nullable;
import org.scriptline.kit.events.Actor;

/**
 * One audited act.
 *
 * @param action in the imperative, for example {@code sign} or {@code disclose}
 * @param subjectKind what kind of thing it was done to
 * @param subject its id; never a name
 * @param outcome done, refused or another word of the feature
 * @param reason coded reason or words of the actor
 */
public record AuditEntry(
        Actor actor,
        String action,
        String subjectKind,
        String subject,
        String outcome,
        @Nullable String reason) {}
