@NullMarked
package org.scriptline.kit.problem;

import org.jspecify.annotations.NullMarked;
