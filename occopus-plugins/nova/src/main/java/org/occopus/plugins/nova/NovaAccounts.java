package org.occopus.plugins.nova;

import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandler;

/** Opens accounts: settings and credentials become a handler; the login waits for the first call. */
final class NovaAccounts {
    private NovaAccounts() {}

    static ResourceHandler open(Account given) {
        NovaAccount account = account(given);
        var failures = new NovaFailures(account.keystone());
        var tokens = new Tokens(new Keystone(account, credentials(given, account), failures));
        return new NovaResourceHandler(
                new Cloud(tokens, new Catalogue(account.region()), failures), account.projectId());
    }

    private static NovaAccount account(Account given) {
        try {
            return NovaAccount.of(given.settings());
        } catch (IllegalArgumentException e) {
            throw new ProviderException(ProviderFailure.REFUSED, "", "OpenStack account: " + e.getMessage(), e);
        }
    }

    private static NovaCredentials credentials(Account given, NovaAccount account) {
        try {
            return NovaCredentials.of(given.credentials());
        } catch (IllegalArgumentException e) {
            throw new ProviderException(
                    ProviderFailure.UNAUTHORISED,
                    "",
                    "OpenStack at " + account.keystone() + " cannot be logged in to: " + e.getMessage(),
                    e);
        }
    }
}
