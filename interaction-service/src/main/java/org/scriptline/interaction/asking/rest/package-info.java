/** The JSON of POST /screenings. A newcomer adds a lenient default: what is not understood is refused, with its field named. */
@NullMarked
package org.scriptline.interaction.asking.rest;

import org.jspecify.annotations.NullMarked;
