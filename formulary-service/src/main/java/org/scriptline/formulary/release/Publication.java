package org.scriptline.formulary.release;

import java.io.IOException;
import java.util.List;

/** What a payer published at one time, in one of the formats that are read. */
public interface Publication {

    /** SHA-256 in hexadecimal, equal for equal content. */
    String contentHash() throws IOException;

    /** Names of files that are not read, for the operator. */
    List<String> ignored();

    /** Reads what fits into memory. */
    Reading read(LoadProgress progress) throws IOException;

    /** The tables that do not fit into memory, for a release with this content; they go straight into the store. */
    Bulk bulk(ReleaseContent content, LoadProgress progress);
}
