package org.scriptline.formulary.release;

/** How the pharmacies of a network are divided: a plan's terms are kept in blocks of so many pharmacies. */
public final class NetworkBlocks {

    /** Pharmacies of one block, eight kilobytes of terms. */
    public static final int PHARMACIES = 4096;

    private NetworkBlocks() {}
}
