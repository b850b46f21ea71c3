package org.occopus.client.quickstart;

/** A step of the tour that did not happen as it was announced. */
public final class QuickstartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QuickstartException(String message) {
        super(message);
    }
}
