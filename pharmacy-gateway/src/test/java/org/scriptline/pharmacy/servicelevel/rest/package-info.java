/** Tests. What a newcomer gets wrong: every pharmacy in here is invented. */
@NullMarked
package org.scriptline.pharmacy.servicelevel.rest;

import org.jspecify.annotations.NullMarked;
