/**
 * Self-checks: a service that finds something unsafe refuses to run.
 */
@NullMarked
package org.scriptline.kit.startup;

import org.jspecify.annotations.NullMarked;
