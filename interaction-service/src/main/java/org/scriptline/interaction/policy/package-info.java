/**
 * What each practice decided about how alerts are shown. A newcomer changes a severity here: severity is clinical and
 * belongs to the knowledge base, and a policy only decides how loudly it is said.
 */
@NullMarked
package org.scriptline.interaction.policy;

import org.jspecify.annotations.NullMarked;
