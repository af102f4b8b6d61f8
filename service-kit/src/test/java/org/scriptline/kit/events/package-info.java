@NullMarked
package org.scriptline.kit.events;

import org.jspecify.annotations.NullMarked;
