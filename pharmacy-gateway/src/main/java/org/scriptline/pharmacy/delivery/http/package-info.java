/**
 * Posting to pharmacies. What a newcomer gets wrong: an HTTP status decides nothing; the SCRIPT message inside does.
 */
@NullMarked
package org.scriptline.pharmacy.delivery.http;

import org.jspecify.annotations.NullMarked;
