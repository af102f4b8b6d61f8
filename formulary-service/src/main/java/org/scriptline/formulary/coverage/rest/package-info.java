/**
 * Coverage checks and plans over HTTP. What a newcomer gets wrong: omitted and null are the same, and both are unknown.
 */
@NullMarked
package org.scriptline.formulary.coverage.rest;

import org.jspecify.annotations.NullMarked;
