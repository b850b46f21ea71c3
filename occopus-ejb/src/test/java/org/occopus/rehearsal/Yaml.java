package org.occopus.rehearsal;

/** Descriptors that scenarios use. */
final class Yaml {
    /** One node definition on the fake cloud, without health checks. */
    static final String PLAIN = """
            'node_def:plain':
              - resource:
                  type: fake
            """;

    /** One node definition on the fake cloud, with a health check and a timeout of 60 s. */
    static final String CHECKED = """
            'node_def:checked':
              - resource:
                  type: fake
                health_check:
                  fake: true
                  timeout: 60
            """;

    /** A database, two to four application nodes that depend on it, a load balancer that depends on them. */
    static final String THREE_TIERS = """
            infra_name: tiers
            user_id: somebody
            nodes:
              - &db
                name: db
                type: plain
              - &app
                name: app
                type: plain
                scaling: {min: 2, max: 4}
              - &lb
                name: lb
                type: plain
            dependencies:
              - [*app, *db]
              - [*lb, *app]
            """;

    private Yaml() {}

    /** An infrastructure with one node of a type. */
    static String one(String type, int min, int max) {
        return """
               infra_name: one
               user_id: somebody
               nodes:
                 - name: n
                   type: %s
                   scaling: {min: %d, max: %d}
               """.formatted(type, min, max);
    }

    /** As {@link #one}, with a variable and a number of instances that may be missing. */
    static String variant(String type, String scaling, String colour) {
        return """
               infra_name: one
               user_id: somebody
               nodes:
                 - name: n
                   type: %s
                   scaling: {%s}
                   variables: {colour: %s}
               """.formatted(type, scaling, colour);
    }
}
