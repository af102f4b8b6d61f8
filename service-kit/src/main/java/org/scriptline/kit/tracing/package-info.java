/**
 * Spans of what this process does, exported by OTLP when an endpoint is configured.
 *
 * <p>What a newcomer gets wrong: a span leaves the house. Its name and attributes hold types, routes, codes and pharmacies,
 * never an id, a text or a query of a request. Trace ids travel whether or not anybody records spans
 * ({@link org.scriptline.kit.web.Traces}); without an endpoint nothing here is created and no class of the SDK is loaded.
 */
@NullMarked
package org.scriptline.kit.tracing;

import org.jspecify.annotations.NullMarked;
