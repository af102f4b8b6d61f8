/**
 * Filters that every request passes: body limit and correlation id; the numbers and words of its query; and which addresses nobody reads along with.
 */
@NullMarked
package org.scriptline.kit.web;

import org.jspecify.annotations.NullMarked;
