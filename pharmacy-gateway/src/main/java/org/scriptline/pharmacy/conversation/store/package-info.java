/**
 * Requests in PostgreSQL. What a newcomer gets wrong: a request has a sequence of its own, apart from its order's.
 */
@NullMarked
package org.scriptline.pharmacy.conversation.store;

import org.jspecify.annotations.NullMarked;
