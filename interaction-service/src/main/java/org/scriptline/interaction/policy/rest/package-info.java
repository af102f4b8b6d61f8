/** Reading and setting a practice's policy. A newcomer takes the practice from the request: it is the caller's own. */
@NullMarked
package org.scriptline.interaction.policy.rest;

import org.jspecify.annotations.NullMarked;
