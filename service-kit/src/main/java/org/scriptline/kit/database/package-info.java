/**
 * Plain JDBC transactions. What a newcomer gets wrong: an event is not sent, it is written in the transaction that changes the state.
 */
@NullMarked
package org.scriptline.kit.database;

import org.jspecify.annotations.NullMarked;
