package org.scriptline.prescription.lint;

import org.jspecify.annotations.Nullable;

/**
 * Who supervises the requester, as the order names the person.
 *
 * @param npi null when the order names none
 * @param path the element that names the supervisor
 */
public record OrderedSupervisor(@Nullable String npi, String path) {}
