package org.scriptline.pharmacy.script;

/**
 * A transaction that pharmacies do not send here, or that is not handled yet.
 *
 * @param name its element name as sent
 */
public record UnhandledBody(String name) implements Body {}
