package org.occopus.plugins.nova;

/**
 * What a call is about, as messages say it.
 *
 * @param thing names it, to begin a sentence: {@code Server 'web-1' (image 'x', flavor 'y')}
 * @param remedy what the user may look at when the cloud refuses, to end a sentence: {@code check image_id}
 * @param creates whether a service that fails in the middle of it may have made something
 */
record CallSubject(String thing, String remedy, boolean creates) {

    static CallSubject ofNew(String server, NovaSettings settings) {
        return new CallSubject(
                "Server '" + server + "' (image '" + settings.image() + "', flavor '" + settings.flavor() + "')",
                "check the resource section of the node definition",
                true);
    }

    static CallSubject ofNewCompanion(String what, String server) {
        return new CallSubject(
                what + " of server '" + server + "'",
                "check network_id, security_groups and floating_ip_pool of the node definition",
                true);
    }

    static CallSubject ofChoice(String key, String value) {
        return new CallSubject(key + " '" + value + "'", "check " + key + " of the node definition", false);
    }

    static CallSubject ofExisting(String kind, String id) {
        return new CallSubject(kind + " " + id, "look at it with the openstack command", false);
    }

    static CallSubject ofListing(String kind) {
        return new CallSubject("The list of " + kind + "s", "check endpoint and region_name", false);
    }

    static CallSubject ofLogin(NovaCredentials credentials, NovaAccount account) {
        String who =
                switch (credentials) {
                    case NovaCredentials.Password user ->
                        "user '" + user.username() + "' of domain '" + account.userDomain() + "'";
                    case NovaCredentials.ApplicationCredential application ->
                        "application credential '" + application.id() + "'";
                };
        return new CallSubject(
                "The login of " + who + " to project '" + account.projectId() + "'",
                "check that the endpoint is the address of a Keystone",
                false);
    }
}
