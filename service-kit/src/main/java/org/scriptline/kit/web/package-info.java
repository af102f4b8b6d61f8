/**
 * Filters that every request passes: body limit and correlation id; and the numbers and words of its query.
 */
@NullMarked
package org.scriptline.kit.web;

import org.jspecify.annotations.NullMarked;
