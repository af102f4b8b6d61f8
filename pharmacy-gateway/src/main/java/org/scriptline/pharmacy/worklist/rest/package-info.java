/**
 * The worklist as JSON. What a newcomer gets wrong: an order that goes over SCRIPT can be read here and not worked on.
 */
@NullMarked
package org.scriptline.pharmacy.worklist.rest;

import org.jspecify.annotations.NullMarked;
