package org.scriptline.formulary.checking;

/**
 * The release that answered about a prescription last.
 *
 * @param active whether it is in force, whatever this instance serves
 */
public record LastRelease(String id, int contractYear, boolean active) {}
