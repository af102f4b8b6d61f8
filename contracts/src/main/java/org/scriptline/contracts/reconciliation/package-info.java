/**
 * What a service states about its own aggregates so that the others can compare. It holds ids, sequences and status
 * codes, no content.
 */
@NullMarked
package org.scriptline.contracts.reconciliation;

import org.jspecify.annotations.NullMarked;
