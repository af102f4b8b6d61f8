/**
 * pharmacy-gateway: orders on their way to pharmacies and back. What a newcomer gets wrong: this service never decides a prescription's order axis; it reports
 * transmission, cancel and fill, and prescription-service draws the conclusions.
 */
@NullMarked
package org.scriptline.pharmacy;

import org.jspecify.annotations.NullMarked;
