package org.occopus.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.client.json.JsonObject;
import org.occopus.client.json.JsonText;
import org.occopus.client.state.ApiToken;

/** The server's API tokens, for admins. Throws what {@link OccopusClient} throws. */
public final class TokensClient {
    private final RestConnection rest;

    TokensClient(RestConnection rest) {
        this.rest = rest;
    }

    /**
     * A new token.
     *
     * @param token what the server keeps
     * @param secret to be sent with requests; the server does not know it any more
     */
    public record Created(ApiToken token, String secret) {}

    /**
     * Makes a token.
     *
     * @param name tells it from others
     * @param role {@code viewer}, {@code operator} or {@code admin}
     * @param userId the user whose infrastructures it is bound to; empty for all
     * @param lifetime how long it is valid; empty for ever
     * @return the token with its secret
     */
    public Created create(String name, String role, Optional<String> userId, Optional<Duration> lifetime) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("name", name);
        wanted.put("role", role);
        userId.ifPresent(user -> wanted.put("user_id", user));
        lifetime.ifPresent(time -> wanted.put("expires_in", time.toSeconds()));
        var body = new RestConnection.Body("application/json", JsonText.compact(wanted));
        return Requests.read(
                "POST /tokens",
                rest.json("POST", "/tokens", body),
                json -> new Created(ApiToken.from(json), json.requiredText("token")));
    }

    /** {@return all tokens, oldest first, also those that have expired} */
    public List<ApiToken> all() {
        JsonObject answer = rest.json("GET", "/tokens");
        return Requests.read(
                "GET /tokens",
                answer,
                json -> json.objects("tokens").stream().map(ApiToken::from).toList());
    }

    /**
     * Revokes a token.
     *
     * @param id of the token
     */
    public void revoke(String id) {
        rest.text("DELETE", "/tokens/" + Requests.encoded(id));
    }
}
