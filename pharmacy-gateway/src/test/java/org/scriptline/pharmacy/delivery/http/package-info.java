/** Tests. What a newcomer gets wrong: every person, practice and pharmacy in here is invented. */
@NullMarked
package org.scriptline.pharmacy.delivery.http;

import org.jspecify.annotations.NullMarked;
