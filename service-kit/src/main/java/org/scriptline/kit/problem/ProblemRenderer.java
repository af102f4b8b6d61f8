package org.scriptline.kit.problem;

/** Writes failures of some paths in another format than problem+json. */
public interface ProblemRenderer {

    /** Whether the path (with its leading slash) is rendered here. */
    boolean handles(String path);

    /** Media type of the body. */
    String mediaType();

    /** The body. */
    byte[] render(ProblemException failure, Problem problem);
}
