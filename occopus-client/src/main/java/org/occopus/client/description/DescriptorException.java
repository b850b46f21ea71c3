package org.occopus.client.description;

/** A file of a description that can not be read; nothing was sent. */
public final class DescriptorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient DescriptionProblem problem;
    private final boolean mainFile;

    DescriptorException(DescriptionProblem problem, boolean mainFile) {
        super(problem.location() + ": " + problem.message());
        this.problem = problem;
        this.mainFile = mainFile;
    }

    /** {@return the file that can not be read, or the line that imports it} */
    public DescriptionProblem problem() {
        return problem;
    }

    /** {@return whether the file that was asked for itself is missing, and not one that it imports} */
    public boolean mainFile() {
        return mainFile;
    }
}
