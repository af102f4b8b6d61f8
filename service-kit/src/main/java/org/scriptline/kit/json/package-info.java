/**
 * Strict JSON for requests, tolerant JSON for events.
 */
@NullMarked
package org.scriptline.kit.json;

import org.jspecify.annotations.NullMarked;
