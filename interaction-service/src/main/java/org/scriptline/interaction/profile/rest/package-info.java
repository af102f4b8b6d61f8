/** Reading the profile, marking its lines, keeping drugs confidential and opening it in an emergency. A newcomer answers 403 for another practice's record: it is not there. */
@NullMarked
package org.scriptline.interaction.profile.rest;

import org.jspecify.annotations.NullMarked;
