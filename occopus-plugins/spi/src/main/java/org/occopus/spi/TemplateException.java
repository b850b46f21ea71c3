package org.occopus.spi;

import static java.util.Objects.requireNonNull;

/** A template that cannot be rendered. The message names the place and the reason, in words for people. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message the place, the reason, and what to write instead
     */
    public TemplateException(String message) {
        super(requireNonNull(message, "message"));
    }

    /**
     * The message, never null.
     *
     * @return for people
     */
    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }
}
