package org.occopus.plugins.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/**
 * Where a node is made.
 *
 * @param resourceGroup made when it does not exist, never deleted
 * @param location the region
 * @param network the name of an existing virtual network in the group; empty to make one for the node
 * @param subnet the name of an existing subnet of that network; empty for its only suitable one
 */
record AzurePlace(String resourceGroup, String location, Optional<String> network, Optional<String> subnet) {
    static final String RESOURCE_GROUP = "resource_group";
    static final String LOCATION = "location";
    static final String VNET_NAME = "vnet_name";
    static final String SUBNET_NAME = "subnet_name";

    static final List<Setting> REQUIRED = List.of(
            AzureEndpoint.SETTING,
            Setting.required(
                    RESOURCE_GROUP,
                    SettingType.TEXT,
                    "The resource group; made when it does not exist, and never deleted."),
            Setting.required(LOCATION, SettingType.TEXT, "The region, for example westeurope."));

    static final List<Setting> OPTIONAL = List.of(
            Setting.optional(
                    VNET_NAME,
                    SettingType.TEXT,
                    "An existing virtual network of the resource group; by default one is made for the node alone, so"
                            + " that nodes do not reach each other's private addresses."),
            Setting.optional(
                    SUBNET_NAME,
                    SettingType.TEXT,
                    "An existing subnet of vnet_name; by default its only suitable one."));

    static AzurePlace of(Section section) {
        return new AzurePlace(
                section.required(RESOURCE_GROUP),
                section.required(LOCATION),
                section.text(VNET_NAME),
                section.text(SUBNET_NAME));
    }

    static List<SettingProblem> problemsOf(Section section) {
        var problems = new ArrayList<SettingProblem>();
        Values.check(section, AzureEndpoint.KEY, AzureEndpoint::checkAddress, problems);
        if (section.text(SUBNET_NAME).isPresent() && section.text(VNET_NAME).isEmpty()) {
            problems.add(SettingProblem.of(
                    SUBNET_NAME,
                    "'" + SUBNET_NAME + "' needs '" + VNET_NAME
                            + "': a network that is made for the node has no subnets yet; name the existing network,"
                            + " or leave '" + SUBNET_NAME + "' out"));
        }
        return problems;
    }

    /** The region as Azure's host names spell it: {@code West Europe} is {@code westeurope}. */
    String region() {
        return location.toLowerCase(Locale.ROOT).replace(" ", "");
    }
}
