@NullMarked
package org.scriptline.kit.xml;

import org.jspecify.annotations.NullMarked;
