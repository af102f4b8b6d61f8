/**
 * Orders in PostgreSQL. What a newcomer gets wrong: rows are locked in id order, always before messages, and are written only where the sequence that was read
 * still stands.
 */
@NullMarked
package org.scriptline.pharmacy.order.store;

import org.jspecify.annotations.NullMarked;
