/**
 * Outgoing messages and their attempts in PostgreSQL. What a newcomer gets wrong: an order's row is locked before its messages, never after.
 */
@NullMarked
package org.scriptline.pharmacy.delivery.store;

import org.jspecify.annotations.NullMarked;
