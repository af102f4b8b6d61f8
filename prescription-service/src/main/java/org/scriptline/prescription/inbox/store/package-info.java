/**
 * Reads the items, and opens those that time alone brings about.
 */
@NullMarked
package org.scriptline.prescription.inbox.store;

import org.jspecify.annotations.NullMarked;
