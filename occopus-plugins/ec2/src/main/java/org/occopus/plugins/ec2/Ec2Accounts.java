package org.occopus.plugins.ec2;

import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Opens accounts: endpoint, region and login of one EC2 interface. */
final class Ec2Accounts {
    private Ec2Accounts() {}

    static ResourceHandler open(Account account) {
        Ec2Endpoint endpoint = endpoint(account);
        Ec2Credentials credentials = credentials(account, endpoint);
        return new Ec2ResourceHandler(new Ec2Calls(
                client(endpoint, credentials), new Ec2Failures(endpoint.uri().toString())));
    }

    private static Ec2Endpoint endpoint(Account account) {
        try {
            return Ec2Endpoint.of(account.settings());
        } catch (IllegalArgumentException e) {
            throw new ProviderException(ProviderFailure.REFUSED, "", "EC2 endpoint: " + e.getMessage(), e);
        }
    }

    private static Ec2Credentials credentials(Account account, Ec2Endpoint endpoint) {
        try {
            return Ec2Credentials.of(account.credentials());
        } catch (IllegalArgumentException e) {
            throw new ProviderException(
                    ProviderFailure.UNAUTHORISED,
                    "",
                    "EC2 at " + endpoint.uri() + ": the auth data of type ec2 cannot be used: " + e.getMessage(),
                    e);
        }
    }

    private static Ec2Client client(Ec2Endpoint endpoint, Ec2Credentials credentials) {
        return Ec2Client.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.of(endpoint.region()))
                .credentialsProvider(provider(credentials, endpoint))
                .httpClientBuilder(new JdkHttpClient.Builder())
                .overrideConfiguration(configuration(endpoint))
                .build();
    }

    /** The engine repeats calls itself, and the profile files of whoever runs the server are nobody's description. */
    private static ClientOverrideConfiguration configuration(Ec2Endpoint endpoint) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .addExecutionInterceptor(EndpointPath.of(endpoint))
                .defaultProfileFile(ProfileFile.aggregator().build())
                .build();
    }

    private static AwsCredentialsProvider provider(Ec2Credentials credentials, Ec2Endpoint endpoint) {
        return credentials
                .accessKey()
                .<AwsCredentialsProvider>map(key -> StaticCredentialsProvider.create(keys(key)))
                .orElseGet(() ->
                        new ServerLogin(DefaultCredentialsProvider.builder().build(), endpoint));
    }

    private static AwsCredentials keys(Ec2Credentials.AccessKey key) {
        return key.sessionToken()
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(key.id(), key.secret(), token))
                .orElseGet(() -> AwsBasicCredentials.create(key.id(), key.secret()));
    }

    /**
     * What the SDK finds on the server, or a failure that says so. Nothing was sent then.
     *
     * @param chain looks anew whenever what it found has expired
     * @param endpoint what it is for
     */
    private record ServerLogin(AwsCredentialsProvider chain, Ec2Endpoint endpoint) implements AwsCredentialsProvider {

        @Override
        public AwsCredentials resolveCredentials() {
            try {
                return chain.resolveCredentials();
            } catch (SdkClientException e) {
                throw new ProviderException(
                        ProviderFailure.UNAUTHORISED,
                        "",
                        "EC2 at " + endpoint.uri() + ": the AWS SDK finds no credentials on the server; set"
                                + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY there, give the machine a role, or write"
                                + " accesskey and secretkey into the auth data",
                        e);
            }
        }
    }
}
