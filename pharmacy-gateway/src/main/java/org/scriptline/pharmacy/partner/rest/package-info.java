/**
 * Partners for operations. What a newcomer gets wrong: figures are of this pharmacy's messages only and hold no patient data.
 */
@NullMarked
package org.scriptline.pharmacy.partner.rest;

import org.jspecify.annotations.NullMarked;
