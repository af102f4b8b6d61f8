/**
 * The commands behind {@code ./erx kb}. A newcomer reviews a base in the running service: it would not start with a
 * defective one, so the base is checked here, before it is deployed.
 */
@NullMarked
package org.scriptline.interaction.knowledge.command;

import org.jspecify.annotations.NullMarked;
