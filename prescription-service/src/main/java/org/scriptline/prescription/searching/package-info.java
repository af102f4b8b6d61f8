/**
 * Finding prescriptions and what follows from them. What a newcomer gets wrong: there is no offset. A page begins where the
 * last one ended, at a prescription's id, so that a list that grows while it is read neither repeats nor skips.
 */
@NullMarked
package org.scriptline.prescription.searching;

import org.jspecify.annotations.NullMarked;
