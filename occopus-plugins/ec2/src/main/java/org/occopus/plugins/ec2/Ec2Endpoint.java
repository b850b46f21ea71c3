package org.occopus.plugins.ec2;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;
import org.occopus.spi.setting.Section;

/**
 * Where requests go.
 *
 * @param uri the interface, with its port and path if it has any
 * @param region the name that requests are signed for
 */
record Ec2Endpoint(URI uri, String region) {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    /**
     * Reads the account's part of a rendered section.
     *
     * @throws IllegalArgumentException when a value cannot be used, saying what to write instead
     */
    static Ec2Endpoint of(Section settings) {
        String region = settings.required(Ec2Settings.REGION_NAME).strip();
        checkRegion(region);
        return new Ec2Endpoint(address(settings.required(Ec2Settings.ENDPOINT)), region);
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException when it is none, saying what to write instead
     */
    static URI address(String text) {
        URI uri = parse(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (!SCHEMES.contains(scheme) || uri.getHost() == null || !plain) {
            throw unusable(text);
        }
        return uri;
    }

    static void checkRegion(String region) {
        if (!REGION.matcher(region.strip()).matches()) {
            throw new IllegalArgumentException(
                    "'" + region + "' is no name of a region; write for example eu-west-1 or RegionOne");
        }
    }

    private static URI parse(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(unusable(text).getMessage(), e);
        }
    }

    private static IllegalArgumentException unusable(String text) {
        return new IllegalArgumentException("'" + text + "' is no address of an EC2 interface; write for example"
                + " https://ec2.eu-west-1.amazonaws.com or http://cloud.example.org:8773/services/Cloud");
    }
}
