/**
 * The one closed catalogue of failures. What a newcomer gets wrong: an error that is not in this list may not leave a service.
 */
@NullMarked
package org.scriptline.contracts.errors;

import org.jspecify.annotations.NullMarked;
