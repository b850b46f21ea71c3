package org.occopus.plugins.nova;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.occopus.spi.Deadline;
import org.openstack4j.core.transport.HttpMethod;
import org.openstack4j.core.transport.HttpRequest;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.core.transport.internal.HttpExecutor;
import org.openstack4j.openstack.identity.v3.domain.KeystoneToken;

/**
 * Logs in (https://docs.openstack.org/api-ref/identity/v3/#authentication-and-token-management). openstack4j's own login
 * knows no application credentials.
 */
final class Keystone {
    private final NovaAccount account;
    private final NovaCredentials credentials;
    private final NovaFailures failures;

    Keystone(NovaAccount account, NovaCredentials credentials, NovaFailures failures) {
        this.account = account;
        this.credentials = credentials;
        this.failures = failures;
    }

    /**
     * Asks for a token of the account's project.
     *
     * @throws org.occopus.spi.failure.ProviderException of kind {@code UNAUTHORISED} when Keystone refuses, or with the
     *     kind that fits when there is no answer
     */
    KeystoneToken login(Deadline deadline) {
        CallSubject subject = CallSubject.ofLogin(credentials, account);
        try {
            HttpResponse answer = HttpExecutor.create().execute(request(deadline));
            var token = answer.getEntity(KeystoneToken.class);
            token.setEndpoint(account.keystone());
            token.setId(Optional.ofNullable(answer.header("X-Subject-Token"))
                    .orElseThrow(() -> failures.refused(subject, "the answer holds no token")));
            checkProject(token, subject);
            return token;
        } catch (RefusedCall e) {
            throw failures.refused(subject, e);
        } catch (LostCall e) {
            throw failures.lost(subject, e);
        }
    }

    private HttpRequest<KeystoneToken> request(Deadline deadline) {
        return HttpRequest.builder(KeystoneToken.class)
                .endpoint(account.keystone())
                .path("/auth/tokens")
                .method(HttpMethod.POST)
                .json(body().toString())
                .config(Cloud.until(deadline))
                .build();
    }

    private ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode auth = body.putObject("auth");
        ObjectNode identity = auth.putObject("identity");
        switch (credentials) {
            case NovaCredentials.Password user -> {
                identity.putArray("methods").add("password");
                ObjectNode named = identity.putObject("password").putObject("user");
                named.put("name", user.username()).put("password", user.password());
                named.putObject("domain").put("name", account.userDomain());
                auth.putObject("scope").putObject("project").put("id", account.projectId());
            }
            case NovaCredentials.ApplicationCredential application -> {
                identity.putArray("methods").add("application_credential");
                identity.putObject("application_credential")
                        .put("id", application.id())
                        .put("secret", application.secret());
            }
        }
        return body;
    }

    /** An application credential brings its own project, which may be another one. */
    private void checkProject(KeystoneToken token, CallSubject subject) {
        String opened = token.getProject() == null ? "none" : token.getProject().getId();
        if (!account.projectId().equals(opened)) {
            throw failures.unauthorised(subject, "it opens project '" + opened + "' instead");
        }
    }
}
