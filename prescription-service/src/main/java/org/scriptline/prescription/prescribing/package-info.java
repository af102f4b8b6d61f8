/**
 * The life of a prescription and its order axis. What a newcomer gets wrong: nothing signed is edited, and only the release gate's answer for the latest signature moves a signed prescription.
 */
@NullMarked
package org.scriptline.prescription.prescribing;

import org.jspecify.annotations.NullMarked;
