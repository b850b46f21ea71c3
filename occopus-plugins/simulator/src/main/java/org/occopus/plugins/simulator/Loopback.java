package org.occopus.plugins.simulator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of simulated machines: every address of 127.0.0.0/8 answers on Linux (RFC 1122, section 3.2.1.3), so that
 * ping works. Left out are 127.0.x.y, which others use, 127.255.x.y, and last octets 0 and 255.
 */
final class Loopback {
    /** How many addresses there are before they repeat; also in the schema. */
    static final long COUNT = 254L * 256 * 254;

    private static final Pattern ADDRESS = Pattern.compile("127\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    private Loopback() {}

    /** The place of an address among all of them; empty when no machine has such an address. */
    static Optional<Long> place(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long second = Long.parseLong(matcher.group(1));
        long third = Long.parseLong(matcher.group(2));
        long last = Long.parseLong(matcher.group(3));
        long place = ((second - 1) * 256 + third) * 254 + last - 1;
        return Optional.of(place).filter(known -> known >= 0 && address(known).equals(address));
    }

    static String address(long serial) {
        long place = Math.floorMod(serial, COUNT);
        long last = place % 254 + 1;
        long third = place / 254 % 256;
        long second = place / (254 * 256) + 1;
        return "127." + second + "." + third + "." + last;
    }
}
