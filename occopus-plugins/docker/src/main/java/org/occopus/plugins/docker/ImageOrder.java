package org.occopus.plugins.docker;

import java.util.regex.Pattern;

/**
 * Which image to run.
 *
 * @param source where it comes from
 * @param image its name as the user wrote it
 * @param tag its tag
 */
record ImageOrder(ImageSource source, String image, String tag) {
    /** Grammar of references: https://pkg.go.dev/github.com/distribution/reference. */
    private static final Pattern IMAGE = Pattern.compile(
            "([A-Za-z0-9.-]+(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*");

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    /** Checks the texts. */
    ImageOrder {
        checkImage(image);
        checkTag(tag);
    }

    /** The name without its tag, under which the engine knows the image. */
    String repository() {
        return source instanceof ImageSource.Registry registry ? registry.prefix() + "/" + image : image;
    }

    /** The full name under which the engine knows the image. */
    String reference() {
        return repository() + ":" + tag;
    }

    static void checkImage(String image) {
        if (!IMAGE.matcher(image).matches()) {
            throw new IllegalArgumentException(
                    "'" + image + "' is no image name; write it in lower case and without its tag");
        }
    }

    static void checkTag(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException(
                    "'" + tag + "' is no image tag; write at most 128 letters, digits, '_', '.' and '-'");
        }
    }
}
