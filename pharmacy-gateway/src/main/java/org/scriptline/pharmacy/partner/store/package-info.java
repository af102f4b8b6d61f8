/**
 * Partners' figures in PostgreSQL. What a newcomer gets wrong: each process counts for itself and writes its own rows, so that figures are read as sums.
 */
@NullMarked
package org.scriptline.pharmacy.partner.store;

import org.jspecify.annotations.NullMarked;
