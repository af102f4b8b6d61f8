/** Cards and clients in PostgreSQL. A newcomer finds a patient by identifier alone: the caller's practice is part of the query. */
@NullMarked
package org.scriptline.interaction.hooks.store;

import org.jspecify.annotations.NullMarked;
