/**
 * Commands and reads over PostgreSQL: one transaction each, decided by the domain, enforced by conditional updates.
 */
@NullMarked
package org.scriptline.prescription.prescribing.store;

import org.jspecify.annotations.NullMarked;
