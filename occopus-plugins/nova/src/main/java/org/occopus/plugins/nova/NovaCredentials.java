package org.occopus.plugins.nova;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/** How to log in to Keystone. */
sealed interface NovaCredentials {
    String TYPE = "type";
    String APPLICATION_CREDENTIAL = "application_credential";

    List<Setting> DECLARATION = List.of(
            Setting.optional("username", SettingType.TEXT, "The user's name, for a login with a password."),
            Setting.optional("password", SettingType.TEXT, "The user's password.")
                    .asSecret(),
            Setting.optional(
                    TYPE,
                    SettingType.TEXT,
                    "application_credential for a login with id and secret; left out for one with a password."),
            Setting.optional("id", SettingType.TEXT, "The id of an application credential."),
            Setting.optional("secret", SettingType.TEXT, "The secret of an application credential.")
                    .asSecret(),
            Setting.optional(
                    "application_credential_id",
                    SettingType.TEXT,
                    "The id of an application credential as clouds.yaml of OpenStack spells it; needs no type."),
            Setting.optional(
                            "application_credential_secret",
                            SettingType.TEXT,
                            "The secret of an application credential as clouds.yaml of OpenStack spells it.")
                    .asSecret());

    /** A user and a password; the project is asked for in the login. */
    record Password(String username, String password) implements NovaCredentials {
        /** Says nothing of the password. */
        @Override
        public String toString() {
            return "Password[username=" + username + "]";
        }
    }

    /** An application credential, which is bound to one project. */
    record ApplicationCredential(String id, String secret) implements NovaCredentials {
        /** Says nothing of the secret. */
        @Override
        public String toString() {
            return "ApplicationCredential[id=" + id + "]";
        }
    }

    /**
     * Reads a login.
     *
     * @throws IllegalArgumentException with every problem when it cannot be used; quotes no secret
     */
    static NovaCredentials of(Section login) {
        List<SettingProblem> problems = problemsOf(login);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(
                    "; ", problems.stream().map(SettingProblem::message).toList()));
        }
        return id(login).isPresent()
                ? new ApplicationCredential(
                        id(login).orElseThrow(), secret(login).orElseThrow())
                : new Password(login.required("username"), login.required("password"));
    }

    /** Looks for a login that is none, or that is two at once. */
    static List<SettingProblem> problemsOf(Section login) {
        var problems = new ArrayList<SettingProblem>();
        Optional<String> type = login.text(TYPE);
        type.flatMap(NovaCredentials::problemOfType).ifPresent(problems::add);
        boolean application =
                type.isPresent() || id(login).isPresent() || secret(login).isPresent();
        boolean password =
                login.text("username").isPresent() || login.text("password").isPresent();
        if (application && password) {
            problems.add(
                    SettingProblem.ofSection("auth_data holds two logins, a user with a password and an application"
                            + " credential: leave one of them out"));
        } else if (problems.isEmpty()) {
            missing(login, application).ifPresent(problems::add);
        }
        return List.copyOf(problems);
    }

    private static Optional<SettingProblem> problemOfType(String type) {
        return switch (type) {
            case APPLICATION_CREDENTIAL -> Optional.empty();
            case "voms" ->
                Optional.of(SettingProblem.of(
                        TYPE,
                        "VOMS logins (type 'voms') are not supported: use an application credential, or 'username' and"
                                + " 'password'"));
            default ->
                Optional.of(SettingProblem.of(
                        TYPE,
                        "Unknown type '" + type + "' in auth_data: write 'type: application_credential' with 'id' and"
                                + " 'secret', or leave 'type' out and give 'username' and 'password'"));
        };
    }

    private static Optional<SettingProblem> missing(Section login, boolean application) {
        Stream<String> lacking = application
                ? Stream.of("id", "secret").filter(key -> (key.equals("id") ? id(login) : secret(login)).isEmpty())
                : Stream.of("username", "password")
                        .filter(key -> login.text(key).isEmpty());
        List<String> keys = lacking.toList();
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(SettingProblem.ofSection("Missing key(s) in auth_data: " + String.join(", ", keys)));
    }

    private static Optional<String> id(Section login) {
        return login.text("id").or(() -> login.text("application_credential_id"));
    }

    private static Optional<String> secret(Section login) {
        return login.text("secret").or(() -> login.text("application_credential_secret"));
    }
}
