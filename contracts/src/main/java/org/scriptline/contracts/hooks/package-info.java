/** What the services that answer CDS Hooks 2.0 have in common: the hooks they serve and how foreign text stands in a card. */
@NullMarked
package org.scriptline.contracts.hooks;

import org.jspecify.annotations.NullMarked;
