package org.scriptline.interaction.screening;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** What patients keep from other practices. */
@FunctionalInterface
public interface Consents {

    /** Everything that the person of these records keeps confidential; empty when nothing is. */
    Set<SensitiveCategory> kept(Collection<UUID> records);
}
