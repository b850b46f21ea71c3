package org.occopus.client;

/** The server itself, apart from what it orchestrates. */
public final class ServiceClient {
    private final RestConnection rest;

    ServiceClient(RestConnection rest) {
        this.rest = rest;
    }

    /** {@return whether the server is up and able to work; false as well when nobody answers} */
    public boolean isReady() {
        try {
            rest.text("GET", "/health/ready");
            return true;
        } catch (OccopusException e) {
            return false;
        }
    }

    /** {@return the server's measurements in the text format of Prometheus} */
    public String metrics() {
        return rest.text("GET", "/metrics");
    }
}
