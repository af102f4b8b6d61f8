/**
 * What a practice's computer does from outside: builds FHIR orders as plain JSON text, sends them, and keeps asking until it knows.
 *
 * <p>What a newcomer gets wrong: this stands outside the suite, like a foreign EMR. It uses no class of the services or of
 * contracts, and an operation without an answer is <em>unknown</em>, not failed: it is repeated with the same Idempotency-Key
 * until the answer is known.
 */
@NullMarked
package org.scriptline.local.client;

import org.jspecify.annotations.NullMarked;
