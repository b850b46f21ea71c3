package org.occopus.testkit;

/** The calls that a {@link FakeCloud} takes. */
public enum FakeCall {
    /** {@link org.occopus.spi.resource.ResourceHandler#create}. */
    CREATE,
    /** {@link org.occopus.spi.resource.ResourceHandler#describe}. */
    DESCRIBE,
    /** {@link org.occopus.spi.resource.ResourceHandler#listOwned}. */
    LIST,
    /** {@link org.occopus.spi.resource.ResourceHandler#delete}. */
    DELETE
}
