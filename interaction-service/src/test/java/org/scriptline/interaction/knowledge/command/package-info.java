/** Tests; what a newcomer gets wrong: values are exact, nothing is compared with what the code under test computes. */
@NullMarked
package org.scriptline.interaction.knowledge.command;

import org.jspecify.annotations.NullMarked;
