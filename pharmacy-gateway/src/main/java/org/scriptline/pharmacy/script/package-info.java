/**
 * NCPDP SCRIPT 2017071 messages and their XML. What a newcomer gets wrong: an HTTP 200 says nothing, only the Status or Error inside does; and what is too
 * long for an element is refused, never shortened, since a shortened direction is another direction.
 */
@NullMarked
package org.scriptline.pharmacy.script;

import org.jspecify.annotations.NullMarked;
