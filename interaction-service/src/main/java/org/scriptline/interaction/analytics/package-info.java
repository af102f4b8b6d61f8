/**
 * How each rule fares with those who see its alerts. A newcomer reads a high override rate as a bad rule: the reasons say
 * whether it was wrong, or right and known.
 */
@NullMarked
package org.scriptline.interaction.analytics;

import org.jspecify.annotations.NullMarked;
