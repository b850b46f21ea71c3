package org.occopus.client.json;

/** A text that is not JSON, or JSON without a member that the REST contract promises. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A member that is missing or of another kind.
     *
     * @param message names the member
     */
    public MalformedJsonException(String message) {
        super(message);
    }

    /**
     * A text that can not be parsed.
     *
     * @param message says what was read
     * @param cause the parser's exception
     */
    public MalformedJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
