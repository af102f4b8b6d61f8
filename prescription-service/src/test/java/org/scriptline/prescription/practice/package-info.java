@NullMarked
package org.scriptline.prescription.practice;

import org.jspecify.annotations.NullMarked;
