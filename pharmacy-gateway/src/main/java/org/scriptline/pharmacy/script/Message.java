package org.scriptline.pharmacy.script;

/** A SCRIPT message: its envelope and exactly one transaction. */
public record Message(Header header, Body body) {}
