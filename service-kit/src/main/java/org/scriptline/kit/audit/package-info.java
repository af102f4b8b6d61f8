/**
 * Append-only audit of writes and disclosures.
 */
@NullMarked
package org.scriptline.kit.audit;

import org.jspecify.annotations.NullMarked;
