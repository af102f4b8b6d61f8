/**
 * The crash run: hundreds of prescriptions while everything is killed in turn, and then the checker's verdict.
 *
 * <p>What a newcomer gets wrong: the client decides nothing here. It only writes down what it asked and was told; whether that
 * was kept is the checker's to say, from evidence.
 */
@NullMarked
package org.scriptline.endtoend.crash;

import org.jspecify.annotations.NullMarked;
