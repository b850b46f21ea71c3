package org.occopus.plugins.nova;

/** A request that got no answer, or none that could be read. Its cause tells why. */
final class LostCall extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostCall(Throwable cause) {
        super(cause);
    }
}
