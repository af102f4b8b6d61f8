@NullMarked
package org.scriptline.prescription.running;

import org.jspecify.annotations.NullMarked;
