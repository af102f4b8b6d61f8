/**
 * Which prescribers a practice has. What a newcomer gets wrong: this is the operator's configuration, not something a request may say.
 */
@NullMarked
package org.scriptline.prescription.practice;

import org.jspecify.annotations.NullMarked;
