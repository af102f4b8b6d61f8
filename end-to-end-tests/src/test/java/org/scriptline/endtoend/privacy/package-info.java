/**
 * Looks for patients where none may be: in logs, keys, headers, addresses and error bodies.
 *
 * <p>What a newcomer gets wrong: it runs last and reads what all other tests left behind, the crash run included. A test that
 * needs a patient takes one from {@code Person.unseen}, whose family name is searched for here.
 */
@NullMarked
package org.scriptline.endtoend.privacy;

import org.jspecify.annotations.NullMarked;
