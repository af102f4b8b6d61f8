@NullMarked
package org.scriptline.prescription.searching.rest;

import org.jspecify.annotations.NullMarked;
