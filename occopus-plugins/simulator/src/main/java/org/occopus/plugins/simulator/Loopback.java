package org.occopus.plugins.simulator;

/**
 * Addresses of simulated machines: every address of 127.0.0.0/8 answers on Linux (RFC 1122, section 3.2.1.3), so that
 * ping works. Left out are 127.0.x.y, which others use, 127.255.x.y, and last octets 0 and 255.
 */
final class Loopback {
    /** How many addresses there are before they repeat; also in the schema. */
    static final long COUNT = 254L * 256 * 254;

    private Loopback() {}

    static String address(long serial) {
        long place = Math.floorMod(serial, COUNT);
        long last = place % 254 + 1;
        long third = place / 254 % 256;
        long second = place / (254 * 256) + 1;
        return "127." + second + "." + third + "." + last;
    }
}
