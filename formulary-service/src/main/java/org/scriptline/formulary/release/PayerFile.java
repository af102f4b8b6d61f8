package org.scriptline.formulary.release;

import java.io.IOException;
import java.io.InputStream;

/** One file of a payer's folder, readable more than once: for its hash and for its rows. */
public record PayerFile(String name, Source source) {

    /** Opens the bytes from their beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
