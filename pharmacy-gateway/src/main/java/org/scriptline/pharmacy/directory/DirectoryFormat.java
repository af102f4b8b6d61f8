package org.scriptline.pharmacy.directory;

import java.io.BufferedReader;
import java.io.IOException;

/** One kind of file. */
interface DirectoryFormat {

    /** Whether the first line is of this kind. */
    boolean begins(String firstLine);

    /** Reads the whole file; what is wrong goes to {@code defects}. */
    DirectoryContent read(BufferedReader lines, Defects defects) throws IOException;
}
