/**
 * Releases over HTTP. What a newcomer gets wrong: a path from a request is resolved to its real place before it is compared with the root.
 */
@NullMarked
package org.scriptline.formulary.release.rest;

import org.jspecify.annotations.NullMarked;
