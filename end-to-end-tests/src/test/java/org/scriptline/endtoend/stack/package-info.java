/**
 * The one running stack that all tests of a run share.
 *
 * <p>What a newcomer gets wrong: starting it takes longer than most tests, so it is started once, on ports nobody uses, with its
 * data under {@code target/}. A test must therefore use patients of its own and leave every process running.
 */
@NullMarked
package org.scriptline.endtoend.stack;

import org.jspecify.annotations.NullMarked;
