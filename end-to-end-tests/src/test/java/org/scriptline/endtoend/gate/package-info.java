/**
 * The race that the release gate must not lose: two doctors, one person, the same instant.
 *
 * <p>What a newcomer gets wrong: each round needs a person whom nobody has seen, since first contact is where the person row does
 * not exist yet and the lock has nothing to hold.
 */
@NullMarked
package org.scriptline.endtoend.gate;

import org.jspecify.annotations.NullMarked;
