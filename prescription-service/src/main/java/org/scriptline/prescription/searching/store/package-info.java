/**
 * Finds prescriptions by SQL. The practice is a condition of every statement.
 */
@NullMarked
package org.scriptline.prescription.searching.store;

import org.jspecify.annotations.NullMarked;
