/**
 * Filters that every request passes: body limit and correlation id.
 */
@NullMarked
package org.scriptline.kit.web;

import org.jspecify.annotations.NullMarked;
