/** Statistics for operations and reviewers of the knowledge base. A newcomer adds an example to make a number plain: no patient, prescriber or practice is ever in here. */
@NullMarked
package org.scriptline.interaction.analytics.rest;

import org.jspecify.annotations.NullMarked;
