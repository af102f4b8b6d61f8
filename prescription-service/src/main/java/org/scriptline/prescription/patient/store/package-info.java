/**
 * Patient records in PostgreSQL.
 */
@NullMarked
package org.scriptline.prescription.patient.store;

import org.jspecify.annotations.NullMarked;
