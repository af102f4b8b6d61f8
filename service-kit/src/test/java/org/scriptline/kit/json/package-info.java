@NullMarked
package org.scriptline.kit.json;

import org.jspecify.annotations.NullMarked;
