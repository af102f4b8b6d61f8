@NullMarked
package org.scriptline.kit.web;

import org.jspecify.annotations.NullMarked;
