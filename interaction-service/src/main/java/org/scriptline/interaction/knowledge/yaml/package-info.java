/**
 * The authored files of a knowledge base. A newcomer adds a field to a file only: an unknown field is a refusal, since a
 * rule that is read without its condition is another rule.
 */
@NullMarked
package org.scriptline.interaction.knowledge.yaml;

import org.jspecify.annotations.NullMarked;
