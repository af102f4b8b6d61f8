/**
 * The report over HTTP, without a token. What a newcomer gets wrong: whatever is answered here is read by anybody, kept by caches and compared with what was
 * answered before.
 */
@NullMarked
package org.scriptline.pharmacy.servicelevel.rest;

import org.jspecify.annotations.NullMarked;
