/**
 * CDS Hooks clients and their tokens, for the services that answer hooks ({@code scriptline.hooks.served=true}, with the
 * tables {@code hook_client} and {@code hook_token}). A newcomer trusts what a client's own token says before its signature
 * is checked: only the issuer and the tenant are read then, to find the key.
 */
@NullMarked
package org.scriptline.kit.hooks;

import org.jspecify.annotations.NullMarked;
