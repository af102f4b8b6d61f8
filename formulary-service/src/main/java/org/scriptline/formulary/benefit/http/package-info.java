/** Payers that are asked over HTTPS in our own JSON (docs/real-time-benefit.md). */
@NullMarked
package org.scriptline.formulary.benefit.http;

import org.jspecify.annotations.NullMarked;
