@NullMarked
package org.scriptline.kit.startup;

import org.jspecify.annotations.NullMarked;
