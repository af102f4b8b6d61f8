/**
 * The worklist in PostgreSQL. What a newcomer gets wrong: the pharmacy's id is in every query.
 */
@NullMarked
package org.scriptline.pharmacy.worklist.store;

import org.jspecify.annotations.NullMarked;
