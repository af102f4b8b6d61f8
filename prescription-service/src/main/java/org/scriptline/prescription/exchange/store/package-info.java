/** Stores a transaction in one database transaction. What a newcomer gets wrong: nothing of it is stored before everything of it was read, resolved and linted. */
@NullMarked
package org.scriptline.prescription.exchange.store;

import org.jspecify.annotations.NullMarked;
