/**
 * Releases in PostgreSQL. What a newcomer gets wrong: rows are copied, not inserted, and a release's content is never updated.
 */
@NullMarked
package org.scriptline.formulary.release.store;

import org.jspecify.annotations.NullMarked;
