@NullMarked
package org.scriptline.prescription.timeline;

import org.jspecify.annotations.NullMarked;
