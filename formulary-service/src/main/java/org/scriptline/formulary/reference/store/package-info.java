/**
 * Reference files in PostgreSQL.
 *
 * <p>What a newcomer gets wrong: what serves is read from here, never from the files, so that every instance serves the
 * same.
 */
@NullMarked
package org.scriptline.formulary.reference.store;

import org.jspecify.annotations.NullMarked;
