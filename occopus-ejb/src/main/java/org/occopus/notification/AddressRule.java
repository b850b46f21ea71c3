package org.occopus.notification;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Ints;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses the server may be made to call. The blocks are those of the IANA special-purpose address registries
 * (RFC 6890); metadata addresses are those that AWS, Azure, Google, Oracle and Alibaba document.
 */
public enum AddressRule {
    /** Addresses of the internet only. */
    PUBLIC,
    /** Loopback and private networks as well: an orchestrator on a laptop or in a data centre has its receivers there. */
    PRIVATE,
    /** All, link-local and metadata addresses too. */
    ANY;

    /** The environment variable that says it. */
    static final String VARIABLE = "OCCOPUS_NOTIFY_ADDRESSES";

    private static final Set<InetAddress> METADATA = Set.of(
            InetAddresses.forString("fd00:ec2::254"),
            InetAddresses.forString("fd20:ce::254"),
            InetAddresses.forString("168.63.129.16"),
            InetAddresses.forString("192.0.0.192"),
            InetAddresses.forString("100.100.100.200"));
    private static final byte[] NAT64 =
            Arrays.copyOf(InetAddresses.forString("64:ff9b::").getAddress(), 12);

    /**
     * Reads the setting.
     *
     * @param value the variable's value; empty for the default, {@code private}
     * @throws IllegalStateException when it is none of the three
     */
    static AddressRule of(Optional<String> value) {
        return value.filter(text -> !text.isBlank()).map(AddressRule::named).orElse(PRIVATE);
    }

    private static AddressRule named(String text) {
        return Arrays.stream(values())
                .filter(rule -> rule.word().equals(text.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(VARIABLE + " is '" + text + "'. It must be public, private or any."));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Why an address is not called; empty when it may be. */
    Optional<String> refusal(InetAddress address) {
        if (this == ANY) {
            return Optional.empty();
        }
        Optional<String> inner = embedded(address).flatMap(this::refusal);
        if (inner.isPresent()) {
            return inner;
        }
        if (isNeverMeant(address)) {
            return Optional.of(refused(address, "is a link-local, metadata or otherwise special address"));
        }
        return this == PUBLIC && isPrivate(address)
                ? Optional.of(refused(address, "is a loopback or private address"))
                : Optional.empty();
    }

    private String refused(InetAddress address, String what) {
        return address.getHostAddress() + ' ' + what + ", and " + VARIABLE + " is " + word();
    }

    private static boolean isNeverMeant(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address)
                || (address instanceof Inet4Address && (octet(address, 0) == 0 || octet(address, 0) >= 240));
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || (address instanceof Inet6Address
                        ? (octet(address, 0) & 0xfe) == 0xfc
                        : octet(address, 0) == 100 && (octet(address, 1) & 0xc0) == 64);
    }

    private static int octet(InetAddress address, int index) {
        return address.getAddress()[index] & 0xff;
    }

    /** The IPv4 address that a gateway would make of it: 6to4, Teredo, IPv4-compatible, NAT64 (RFC 6052). */
    private static Optional<InetAddress> embedded(InetAddress address) {
        if (!(address instanceof Inet6Address six) || six.isLoopbackAddress() || six.isAnyLocalAddress()) {
            return Optional.empty();
        }
        if (InetAddresses.hasEmbeddedIPv4ClientAddress(six)) {
            return Optional.of(InetAddresses.getEmbeddedIPv4ClientAddress(six));
        }
        byte[] bytes = six.getAddress();
        boolean translated = Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length);
        return translated
                ? Optional.of(InetAddresses.fromInteger(Ints.fromByteArray(Arrays.copyOfRange(bytes, 12, 16))))
                : Optional.empty();
    }
}
