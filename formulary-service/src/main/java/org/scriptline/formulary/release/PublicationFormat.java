package org.scriptline.formulary.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A format in which payers publish. */
@FunctionalInterface
public interface PublicationFormat {

    /** The publication at this place; empty when it is not of this format. */
    Optional<Publication> at(Path path) throws IOException;
}
