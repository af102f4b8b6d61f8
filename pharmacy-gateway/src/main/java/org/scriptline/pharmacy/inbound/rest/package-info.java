/**
 * POST /script. What a newcomer gets wrong: every answer is a SCRIPT message, failures included.
 */
@NullMarked
package org.scriptline.pharmacy.inbound.rest;

import org.jspecify.annotations.NullMarked;
