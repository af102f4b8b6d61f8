/**
 * Prior authorizations for practices over HTTP. What a newcomer gets wrong: a step answers at once with the case as it now
 * is; the payer's reply comes later, and shows when the case is read again.
 */
@NullMarked
package org.scriptline.formulary.authorization.rest;

import org.jspecify.annotations.NullMarked;
