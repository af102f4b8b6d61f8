/**
 * The token issuer of the local stack: an ordinary OpenID provider with discovery, keys and a token endpoint, and a closed
 * table of the people it knows. A newcomer's mistake: using it outside one machine. It asks for no password; a deployment
 * configures its own OpenID Connect issuer and starts nothing of this.
 */
@NullMarked
package org.scriptline.local.issuer;

import org.jspecify.annotations.NullMarked;
