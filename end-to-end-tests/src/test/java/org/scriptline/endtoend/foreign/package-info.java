/**
 * FHIR clients that others wrote.
 *
 * <p>What a newcomer gets wrong: the clients are taken as they are published. When one of them does not get along with a
 * service, the service is what changes.
 */
@NullMarked
package org.scriptline.endtoend.foreign;

import org.jspecify.annotations.NullMarked;
