@NullMarked
package org.scriptline.prescription;

import org.jspecify.annotations.NullMarked;
