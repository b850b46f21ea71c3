package org.occopus.plugins.azure;

import java.util.Locale;
import org.occopus.spi.resource.CreateRequest;

/**
 * The names of everything that is made for one node instance, so that a repeated creation finds what an earlier one
 * made, and a deletion finds it when the machine is gone already.
 *
 * @param machine the name of the machine or container group
 */
record NodeNames(String machine) {
    /**
     * A virtual network takes 64 characters, five of which the ending needs
     * (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules).
     */
    private static final int LONGEST_STEM = 58;

    /**
     * Names for a creation. Container groups and DNS labels take lower case letters, digits and hyphens only.
     */
    static NodeNames of(CreateRequest request) {
        return new NodeNames(request.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The end of the machine's name, because that is what tells instances apart. */
    private String stem() {
        String end = machine.substring(Math.max(0, machine.length() - LONGEST_STEM));
        return end.replaceFirst("^-+", "");
    }

    String network() {
        return stem() + "-vnet";
    }

    String subnet() {
        return stem() + "-subnet";
    }

    String securityGroup() {
        return stem() + "-nsg";
    }

    String address() {
        return stem() + "-pubip";
    }

    String networkInterface() {
        return stem() + "-nic";
    }

    String addressConfiguration() {
        return stem() + "-ipconfig";
    }

    String disk() {
        return stem() + "-osdisk";
    }
}
