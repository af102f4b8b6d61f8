package org.scriptline.formulary.reference;

/** A branded drug and the clinical drug of which it is a trade name, by their RxCUIs. */
public record TradeName(int brand, int generic) {}
