package org.occopus.plugins.docker;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where an image comes from when the engine does not have it: the {@code origin} setting. */
sealed interface ImageSource {

    /** Docker Hub: pulled under its own name. */
    record Hub() implements ImageSource {}

    /** Nowhere: the engine must have it. */
    record Local() implements ImageSource {}

    /**
     * Another registry.
     *
     * @param prefix what comes before the image's name, for example {@code registry.example.org:5000/team}
     */
    record Registry(String prefix) implements ImageSource {}

    /**
     * A root file system as tar archive, which the engine itself downloads.
     *
     * @param address http or https
     */
    record Download(String address) implements ImageSource {}

    /**
     * A root file system as tar archive on the machine where Occopus runs, which is sent to the engine.
     *
     * @param file absolute
     */
    record ServerFile(Path file) implements ImageSource {}

    /** Lower-case path components after an optional port, as in https://distribution.github.io/distribution/. */
    Pattern REGISTRY =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*");

    /**
     * Reads an origin.
     *
     * @throws IllegalArgumentException when it is none, saying what to write instead
     */
    static ImageSource of(String origin) {
        String scheme = origin.contains("://")
                ? origin.substring(0, origin.indexOf("://")).toLowerCase(Locale.ROOT)
                : "";
        return switch (scheme) {
            case "" -> ofName(origin);
            case "http", "https" -> new Download(address(origin).toString());
            case "file" -> serverFile(address(origin));
            default -> throw unusable(origin);
        };
    }

    private static ImageSource ofName(String origin) {
        return switch (origin) {
            case "dockerhub" -> new Hub();
            case "local" -> new Local();
            default -> {
                if (!REGISTRY.matcher(origin).matches()) {
                    throw unusable(origin);
                }
                yield new Registry(origin);
            }
        };
    }

    private static ImageSource serverFile(URI address) {
        boolean onServer = address.getAuthority() == null && address.getPath() != null;
        if (!onServer || address.getPath().length() < 2) {
            throw new IllegalArgumentException("'" + address
                    + "' names no file of the machine where Occopus runs; write file:///path/to/image.tar");
        }
        return new ServerFile(Path.of(address.getPath()));
    }

    private static URI address(String origin) {
        try {
            return new URI(origin);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(unusable(origin).getMessage(), e);
        }
    }

    private static IllegalArgumentException unusable(String origin) {
        return new IllegalArgumentException("'" + origin + "' is no origin of images; write dockerhub, local, the"
                + " http(s):// or file:/// address of a tar archive, or a registry such as"
                + " registry.example.org:5000/team");
    }
}
