@NullMarked
package org.scriptline.prescription.searching;

import org.jspecify.annotations.NullMarked;
