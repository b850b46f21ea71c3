package org.occopus.plugins.azure;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.occopus.spi.resource.Account;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/**
 * A service principal and the subscription that it works on.
 *
 * @param endpoint base address of Azure Resource Manager, without a slash at its end
 * @param tenantId the directory that knows the service principal
 * @param clientId its application id
 * @param clientSecret its password
 * @param subscriptionId whom Azure bills
 * @param authority where tokens come from; empty for the one that belongs to the endpoint
 */
record AzureCredentials(
        URI endpoint,
        String tenantId,
        String clientId,
        String clientSecret,
        String subscriptionId,
        Optional<URI> authority) {
    private static final String TENANT_ID = "tenant_id";
    private static final String CLIENT_ID = "client_id";
    private static final String CLIENT_SECRET = "client_secret";
    private static final String SUBSCRIPTION_ID = "subscription_id";
    private static final String AUTHORITY_HOST = "authority_host";

    static final List<Setting> DECLARATION = List.of(
            Setting.required(TENANT_ID, SettingType.TEXT, "Id of the directory (tenant) of the service principal."),
            Setting.required(CLIENT_ID, SettingType.TEXT, "Application (client) id of the service principal."),
            Setting.required(CLIENT_SECRET, SettingType.TEXT, "A client secret of the service principal.")
                    .asSecret(),
            Setting.required(SUBSCRIPTION_ID, SettingType.TEXT, "Id of the subscription in which resources are made."),
            Setting.optional(
                    AUTHORITY_HOST,
                    SettingType.TEXT,
                    "Where tokens come from, by default what belongs to the endpoint, for example"
                            + " https://login.microsoftonline.com."));

    /**
     * Reads an account.
     *
     * @throws IllegalArgumentException when a value is missing or cannot be used, with what to write instead
     */
    static AzureCredentials of(Account account) {
        Section secrets = account.credentials();
        return new AzureCredentials(
                AzureEndpoint.of(account.settings().required(AzureEndpoint.KEY)),
                secrets.required(TENANT_ID),
                secrets.required(CLIENT_ID),
                secrets.required(CLIENT_SECRET),
                secrets.required(SUBSCRIPTION_ID),
                secrets.text(AUTHORITY_HOST).map(AzureEndpoint::of));
    }

    /** Looks at what the declaration cannot tell. */
    static List<SettingProblem> problemsOf(Section credentials) {
        var problems = new ArrayList<SettingProblem>();
        Values.check(credentials, AUTHORITY_HOST, AzureEndpoint::of, problems);
        return List.copyOf(problems);
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "AzureCredentials[" + endpoint + ", " + tenantId + ", " + clientId + ", " + subscriptionId + "]";
    }
}
