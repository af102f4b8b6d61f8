/** The HTTP face of CDS Hooks. A newcomer refuses unknown fields here: the standard lets a client send more than we read. */
@NullMarked
package org.scriptline.formulary.hooks.rest;

import org.jspecify.annotations.NullMarked;
