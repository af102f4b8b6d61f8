/** The profile's own rows and what is read beside them. A newcomer changes a running drug without the person's lock: a mark that ends one is a change of the profile. */
@NullMarked
package org.scriptline.interaction.profile.store;

import org.jspecify.annotations.NullMarked;
