package org.occopus.problem;

/** The kinds of problems that a request can meet (RFC 9457 {@code type}), each with its HTTP status and retry advice. */
public enum ProblemType {
    /** A description, definition or authentication file has problems; all of them are listed. */
    DESCRIPTION_INVALID("description-invalid", "The description is not valid", 422, Retry.AFTER_CHANGE),
    /** The request cannot be read: a body that is empty, not UTF-8 or a broken bundle, a wrong query or header. */
    REQUEST_INVALID("request-invalid", "The request cannot be read", 400, Retry.AFTER_CHANGE),
    /** The body is longer than any descriptor; the rest of it was not read. */
    REQUEST_TOO_LARGE("request-too-large", "The body is too large", 413, Retry.AFTER_CHANGE),
    /** The body took too long to arrive; the rest of it was not read. */
    REQUEST_TOO_SLOW("request-too-slow", "The body took too long", 408, Retry.LATER),
    /** The path exists, but does not take this method. */
    METHOD_NOT_ALLOWED("method-not-allowed", "The path does not take this method", 405, Retry.NEVER),
    /** The path has no form that the client takes. */
    NOT_ACCEPTABLE("not-acceptable", "The path has no form that Accept allows", 406, Retry.AFTER_CHANGE),
    /** The path takes no bodies of this media type. */
    MEDIA_TYPE_UNSUPPORTED("media-type-unsupported", "The path takes no such body", 415, Retry.AFTER_CHANGE),
    /** The key came with another request before. */
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused", "The Idempotency-Key belongs to another request", 422, Retry.AFTER_CHANGE),
    /** The same key's first request is still being carried out. */
    IDEMPOTENCY_KEY_IN_USE(
            "idempotency-key-in-use", "A request with this Idempotency-Key is under way", 409, Retry.LATER),
    /** No infrastructure has this id, or it was destroyed. */
    INFRASTRUCTURE_UNKNOWN("infrastructure-unknown", "There is no such infrastructure", 404, Retry.NEVER),
    /** The infrastructure has no node of this name. */
    NODE_UNKNOWN("node-unknown", "There is no such node", 404, Retry.NEVER),
    /** The node has no instance with this id or address. */
    INSTANCE_UNKNOWN("instance-unknown", "There is no such node instance", 404, Retry.NEVER),
    /** No node definition has this name. */
    NODE_DEFINITION_UNKNOWN("node-definition-unknown", "There is no such node definition", 404, Retry.NEVER),
    /** A node definition that infrastructures still use cannot be deleted. */
    NODE_DEFINITION_IN_USE("node-definition-in-use", "The node definition is in use", 409, Retry.AFTER_CHANGE),
    /** A scaling request would leave the range of the node. */
    SCALING_OUT_OF_RANGE("scaling-out-of-range", "The node cannot be scaled that far", 409, Retry.AFTER_CHANGE),
    /** The infrastructure is in a state in which this request makes no sense. */
    CONFLICTING_STATE("conflicting-state", "The infrastructure does not allow this now", 409, Retry.LATER),
    /** Two changes at once; the other one won. */
    CONFLICTING_CHANGE("conflicting-change", "Somebody else changed this at the same time", 409, Retry.LATER),
    /** The description is not the one any more that the request expects ({@code If-Match}). */
    DESCRIPTION_CHANGED("description-changed", "The description has changed meanwhile", 412, Retry.AFTER_CHANGE),
    /** The provider has no room. */
    CAPACITY_EXHAUSTED("capacity-exhausted", "The cloud has no capacity", 503, Retry.LATER),
    /** The account's quota is used up. */
    QUOTA_EXCEEDED("quota-exceeded", "The cloud account's quota is used up", 409, Retry.AFTER_CHANGE),
    /** The provider cannot be reached or asks to wait. */
    PROVIDER_UNREACHABLE("provider-unreachable", "The cloud cannot be reached", 502, Retry.LATER),
    /** The provider refused the request. */
    PROVIDER_REFUSED("provider-refused", "The cloud refused the request", 502, Retry.AFTER_CHANGE),
    /** Credentials are missing or were refused. */
    CREDENTIALS_REFUSED("credentials-refused", "The cloud refused the credentials", 422, Retry.AFTER_CHANGE),
    /** A node instance came up but failed, again and again. */
    NODE_FAILED("node-failed", "A node failed", 502, Retry.AFTER_CHANGE),
    /** So much of an infrastructure is unhealthy at once that nothing is replaced any more. */
    HEALING_STOPPED("healing-stopped", "Healing is stopped because too much is unhealthy at once", 409, Retry.LATER),
    /** A node's template cannot be rendered. */
    TEMPLATE_FAILED("template-failed", "A template cannot be rendered", 422, Retry.AFTER_CHANGE),
    /** The request says not who asks, or with a token that is not valid here. */
    AUTHENTICATION_NEEDED("authentication-needed", "A valid token is needed", 401, Retry.AFTER_CHANGE),
    /** The caller is known, and may not do this. */
    FORBIDDEN("forbidden", "The caller may not do this", 403, Retry.AFTER_CHANGE),
    /** Somebody beyond this machine asks a server that has no authentication configured. */
    AUTHENTICATION_NOT_CONFIGURED(
            "authentication-not-configured", "The server has no authentication configured", 403, Retry.AFTER_CHANGE),
    /** A page of another web site asks, or by a name that is not the server's. */
    ORIGIN_REFUSED("origin-refused", "Other web sites may not ask", 403, Retry.AFTER_CHANGE),
    /** The keys of the identity provider cannot be fetched. */
    IDENTITY_PROVIDER_UNREACHABLE(
            "identity-provider-unreachable", "The identity provider cannot be reached", 503, Retry.LATER),
    /** No API token has this id. */
    TOKEN_UNKNOWN("token-unknown", "There is no such token", 404, Retry.NEVER),
    /** Another API token has this name. */
    TOKEN_NAME_TAKEN("token-name-taken", "The token's name is taken", 409, Retry.AFTER_CHANGE),
    /** The path does not exist. */
    NOT_FOUND("not-found", "There is no such resource", 404, Retry.NEVER),
    /** A defect of the server; details are in its log. */
    INTERNAL("internal", "The server failed", 500, Retry.LATER);

    /** Whether asking again makes sense. */
    public enum Retry {
        /** The same request fails for ever. */
        NEVER,
        /** The user has to change something first. */
        AFTER_CHANGE,
        /** The same request may work later. */
        LATER
    }

    private final String slug;
    private final String title;
    private final int status;
    private final Retry retry;

    ProblemType(String slug, String title, int status, Retry retry) {
        this.slug = slug;
        this.title = title;
        this.status = status;
        this.retry = retry;
    }

    /** The stable name, the last part of the {@code type} URI. */
    public String slug() {
        return slug;
    }

    /** One sentence for people, the same for all problems of the type. */
    public String title() {
        return title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether asking again makes sense. */
    public Retry retry() {
        return retry;
    }
}
