/** The stateless question and its JSON. A newcomer takes an absent list for an empty one: absent is not known. */
@NullMarked
package org.scriptline.interaction.screening.rest;

import org.jspecify.annotations.NullMarked;
