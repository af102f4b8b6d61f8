/**
 * Messages in PostgreSQL. What a newcomer gets wrong: nothing is written here; deliveries and inbound messages own the tables.
 */
@NullMarked
package org.scriptline.pharmacy.messages.store;

import org.jspecify.annotations.NullMarked;
