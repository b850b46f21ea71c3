package org.occopus.plugins.ec2;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/**
 * Who asks.
 *
 * @param accessKey the key pair of the auth data; empty means whatever the SDK's default chain finds on the server
 */
record Ec2Credentials(Optional<AccessKey> accessKey) {
    private static final String TYPE = "type";
    private static final String ACCESS_KEY = "accesskey";
    private static final String SECRET_KEY = "secretkey";
    private static final String SESSION_TOKEN = "sessiontoken";
    private static final String DEFAULT_CHAIN = "default_chain";

    static final List<Setting> DECLARATION = List.of(
            Setting.optional(
                    TYPE,
                    SettingType.TEXT,
                    "default_chain takes what the AWS SDK finds on the server (environment, ~/.aws, container or machine"
                            + " role) instead of keys; left out with keys."),
            Setting.optional(ACCESS_KEY, SettingType.TEXT, "The access key's id."),
            Setting.optional(SECRET_KEY, SettingType.TEXT, "The secret access key.")
                    .asSecret(),
            Setting.optional(
                            SESSION_TOKEN,
                            SettingType.TEXT,
                            "The session token that belongs to temporary keys; left out with lasting ones.")
                    .asSecret());

    /**
     * A key pair.
     *
     * @param id not secret
     * @param secret what requests are signed with
     * @param sessionToken of temporary keys only
     */
    record AccessKey(String id, String secret, Optional<String> sessionToken) {

        /** Says nothing of the secret. */
        @Override
        public String toString() {
            return "AccessKey[" + id + "]";
        }
    }

    /**
     * Reads the auth data.
     *
     * @throws IllegalArgumentException when they hold neither form of login
     */
    static Ec2Credentials of(Section credentials) {
        List<SettingProblem> problems = problemsOf(credentials);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.get(0).message());
        }
        return credentials.text(TYPE).isPresent()
                ? new Ec2Credentials(Optional.empty())
                : new Ec2Credentials(Optional.of(new AccessKey(
                        credentials.required(ACCESS_KEY).strip(),
                        credentials.required(SECRET_KEY).strip(),
                        credentials.text(SESSION_TOKEN).map(String::strip))));
    }

    static List<SettingProblem> problemsOf(Section credentials) {
        Optional<String> type = credentials.text(TYPE);
        return type.isPresent() ? problemsOfType(type.get(), credentials) : problemsOfKeys(credentials);
    }

    private static List<SettingProblem> problemsOfType(String type, Section credentials) {
        if (!type.equals(DEFAULT_CHAIN)) {
            return List.of(SettingProblem.of(
                    TYPE,
                    "'" + type + "' is no kind of login; write default_chain, or accesskey and secretkey instead"));
        }
        return List.of(ACCESS_KEY, SECRET_KEY, SESSION_TOKEN).stream()
                .filter(key -> credentials.text(key).isPresent())
                .map(key -> SettingProblem.of(
                        key, "'" + key + "' contradicts 'type: default_chain'; leave out one of the two"))
                .toList();
    }

    private static List<SettingProblem> problemsOfKeys(Section credentials) {
        List<String> missing = Stream.of(ACCESS_KEY, SECRET_KEY)
                .filter(key -> credentials.text(key).isEmpty())
                .toList();
        return missing.isEmpty()
                ? List.of()
                : List.of(SettingProblem.ofSection("Missing key(s) in auth_data: " + String.join(", ", missing)
                        + "; write accesskey and secretkey, or 'type: default_chain' to take what the AWS SDK finds on"
                        + " the server"));
    }
}
