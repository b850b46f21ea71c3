package org.occopus.definition;

/** What comes of a value that a plugin does not take, the keys being right. */
public enum ValueProblems {
    /** The file is refused. */
    ERRORS,
    /** A warning: for looking at files whose placeholders are not filled in yet. Nothing can be made of them. */
    WARNINGS
}
