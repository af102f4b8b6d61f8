package org.scriptline.contracts.screening;

/** A drug or allergen that could not be checked, and why; {@code id} is what an override names. */
public record NotScreened(String id, String name, String reason) {}
