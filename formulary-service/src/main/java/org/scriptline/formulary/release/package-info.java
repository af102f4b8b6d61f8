/**
 * Reading, auditing and serving what a payer publishes.
 *
 * <p>What a newcomer gets wrong: a release is all or nothing. A file with one bad cell is refused with its place, and
 * the release that serves is not touched.
 */
@NullMarked
package org.scriptline.formulary.release;

import org.jspecify.annotations.NullMarked;
