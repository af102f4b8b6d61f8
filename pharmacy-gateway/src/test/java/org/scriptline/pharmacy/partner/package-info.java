/** Tests. What a newcomer gets wrong: every person, practice and pharmacy in here is invented. */
@NullMarked
package org.scriptline.pharmacy.partner;

import org.jspecify.annotations.NullMarked;
