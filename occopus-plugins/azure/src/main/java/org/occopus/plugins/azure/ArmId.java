package org.occopus.plugins.azure;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.occopus.spi.resource.ResourceId;

/**
 * The id of a resource at Azure Resource Manager. Its case means nothing there, and services answer with another one
 * than they were asked with, so it is kept in lower case.
 *
 * @param subscription the subscription's id
 * @param group the resource group
 * @param type the provider and its type, as {@code microsoft.compute/virtualmachines}
 * @param name the resource's name
 */
record ArmId(String subscription, String group, String type, String name) {
    private static final Pattern FORM =
            Pattern.compile("/subscriptions/([^/]+)/resourcegroups/([^/]+)/providers/([^/]+/[^/]+)/([^/]+)");

    /** Puts everything into lower case. */
    ArmId {
        subscription = subscription.toLowerCase(Locale.ROOT);
        group = group.toLowerCase(Locale.ROOT);
        type = type.toLowerCase(Locale.ROOT);
        name = name.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException when it is none
     */
    static ArmId of(String text) {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no id of a resource on Azure");
        }
        return new ArmId(form.group(1), form.group(2), form.group(3), form.group(4));
    }

    /** Another resource of the same group. */
    ArmId sibling(String otherType, String otherName) {
        return new ArmId(subscription, group, otherType, otherName);
    }

    ResourceId resourceId() {
        return new ResourceId(toString());
    }

    @Override
    public String toString() {
        return "/subscriptions/" + subscription + "/resourcegroups/" + group + "/providers/" + type + "/" + name;
    }
}
