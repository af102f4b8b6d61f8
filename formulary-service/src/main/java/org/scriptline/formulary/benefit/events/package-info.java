/** Puts inquiries to payers and states what came of it. */
@NullMarked
package org.scriptline.formulary.benefit.events;

import org.jspecify.annotations.NullMarked;
