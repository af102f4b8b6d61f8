package org.scriptline.kit.identity;

import java.util.UUID;

/** Gives new identifiers; UUIDv7 in production, chosen ones in tests. */
@FunctionalInterface
public interface IdGenerator {

    UUID next();
}
