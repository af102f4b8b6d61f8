package org.scriptline.local.simulator;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the sender takes what pharmacies send.
 *
 * @param script SCRIPT, an http address
 * @param tasks FHIR Tasks with what was dispensed; null when it takes none
 */
record Sender(URI script, @Nullable URI tasks) {}
