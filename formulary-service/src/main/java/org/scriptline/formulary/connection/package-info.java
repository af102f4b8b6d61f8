/**
 * What connections to payers have in common. What a newcomer gets wrong: a breaker belongs to one payer's one address, not to
 * the service.
 */
@NullMarked
package org.scriptline.formulary.connection;

import org.jspecify.annotations.NullMarked;
