package org.occopus.spi.resource;

/** How far a deletion has come. */
public enum Deletion {
    /** Accepted; ask again. */
    UNDER_WAY,
    /** The provider says that the resource and all of its companions are gone. */
    DONE
}
