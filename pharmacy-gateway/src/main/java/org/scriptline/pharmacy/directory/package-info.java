/**
 * The pharmacies that can be chosen. What a newcomer gets wrong: prescription-service has a copy of its own; every change here must be stated as an event.
 */
@NullMarked
package org.scriptline.pharmacy.directory;

import org.jspecify.annotations.NullMarked;
