/** Reference files over HTTP, for operations. */
@NullMarked
package org.scriptline.formulary.reference.rest;

import org.jspecify.annotations.NullMarked;
