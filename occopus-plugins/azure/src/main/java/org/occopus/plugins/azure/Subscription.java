package org.occopus.plugins.azure;

import com.azure.resourcemanager.resources.fluent.ResourceGroupsClient;

/**
 * What both kinds of node need of an Azure subscription.
 *
 * @param id the subscription's id
 * @param calls makes calls within their deadlines
 * @param groups its resource groups
 * @param networks its networks
 */
record Subscription(String id, AzureCalls calls, ResourceGroupsClient groups, NetworkKinds networks) {

    AzureFailures failures() {
        return calls.failures();
    }
}
