/** Loading and choosing knowledge bases. A newcomer activates what was not validated: only a stored, accepted one can serve. */
@NullMarked
package org.scriptline.interaction.knowledge.rest;

import org.jspecify.annotations.NullMarked;
