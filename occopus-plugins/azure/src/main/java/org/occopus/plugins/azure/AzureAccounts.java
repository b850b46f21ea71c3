package org.occopus.plugins.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.resourcemanager.compute.implementation.ComputeManagementClientBuilder;
import com.azure.resourcemanager.containerinstance.fluent.models.ContainerGroupInner;
import com.azure.resourcemanager.containerinstance.implementation.ContainerInstanceManagementClientBuilder;
import com.azure.resourcemanager.network.implementation.NetworkManagementClientBuilder;
import com.azure.resourcemanager.resources.implementation.ResourceManagementClientBuilder;
import java.net.URI;
import java.time.Duration;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandler;

/**
 * Opens subscriptions. The pipeline repeats nothing and the service clients poll nothing: the engine is the one that
 * comes back.
 */
final class AzureAccounts {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private final AzureCredentials credentials;
    private final AzureFailures failures;
    private final HttpPipeline pipeline;

    private AzureAccounts(AzureCredentials credentials) {
        this.credentials = credentials;
        this.failures = new AzureFailures(credentials.endpoint().toString());
        HttpClient client = new JdkHttpClientBuilder(
                        java.net.http.HttpClient.newBuilder().version(java.net.http.HttpClient.Version.HTTP_1_1))
                .connectionTimeout(CONNECT_LIMIT)
                .build();
        String authority = environment(credentials.endpoint()).getActiveDirectoryEndpoint();
        this.pipeline = new HttpPipelineBuilder()
                .httpClient(client)
                .policies(new UserAgentPolicy("Occopus"), new AzureLogin(credentials, authority, client, failures))
                .build();
    }

    static ResourceHandler openVm(Account account) {
        return new AzureAccounts(credentials(account)).vmHandler();
    }

    static ResourceHandler openAci(Account account) {
        return new AzureAccounts(credentials(account)).aciHandler();
    }

    private ResourceHandler vmHandler() {
        var client = new ComputeManagementClientBuilder()
                .pipeline(pipeline)
                .endpoint(credentials.endpoint().toString())
                .subscriptionId(credentials.subscriptionId())
                .buildClient();
        return new AzureVmHandler(subscription(), ComputeKinds.of(client));
    }

    private ResourceHandler aciHandler() {
        var calls = new ContainerInstanceManagementClientBuilder()
                .pipeline(pipeline)
                .endpoint(credentials.endpoint().toString())
                .subscriptionId(credentials.subscriptionId())
                .buildClient()
                .getContainerGroups();
        ArmKind<ContainerGroupInner> groups = new ArmKind<>(
                "Microsoft.ContainerInstance/containerGroups",
                "container group",
                new ArmKind.Service<>(
                        calls::getByResourceGroupAsync,
                        calls::listAsync,
                        calls::createOrUpdateWithResponseAsync,
                        calls::deleteWithResponseAsync),
                ContainerGroupInner::fromJson,
                ContainerGroupInner::provisioningState);
        return new AzureAciHandler(subscription(), groups);
    }

    private Subscription subscription() {
        var groups = new ResourceManagementClientBuilder()
                .pipeline(pipeline)
                .endpoint(credentials.endpoint().toString())
                .subscriptionId(credentials.subscriptionId())
                .buildClient()
                .getResourceGroups();
        var networks = new NetworkManagementClientBuilder()
                .pipeline(pipeline)
                .endpoint(credentials.endpoint().toString())
                .subscriptionId(credentials.subscriptionId())
                .buildClient();
        return new Subscription(
                credentials.subscriptionId(), new AzureCalls(failures), groups, NetworkKinds.of(networks));
    }

    private static AzureCredentials credentials(Account account) {
        try {
            return AzureCredentials.of(account);
        } catch (IllegalArgumentException e) {
            throw new ProviderException(
                    ProviderFailure.UNAUTHORISED,
                    "",
                    "Azure cannot be used: " + Values.wordsOf(e)
                            + "; check the endpoint, and tenant_id, client_id, client_secret and subscription_id of the"
                            + " auth data",
                    e);
        }
    }

    /** The known cloud of an endpoint, by its host; the public one for stand-ins. */
    private static AzureEnvironment environment(URI endpoint) {
        return AzureEnvironment.knownEnvironments().stream()
                .filter(known ->
                        URI.create(known.getResourceManagerEndpoint()).getHost().equalsIgnoreCase(endpoint.getHost()))
                .findFirst()
                .orElse(AzureEnvironment.AZURE);
    }
}
