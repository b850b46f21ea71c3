package org.occopus.plugins.docker;

/**
 * What a call is about, as messages say it.
 *
 * @param thing names it, to begin a sentence: {@code Container 'web-1' of image 'busybox:1'}
 * @param remedy what the user may look at when Docker refuses, to end a sentence: {@code check image and tag}
 */
record CallSubject(String thing, String remedy) {

    static CallSubject ofImage(ImageOrder order) {
        return new CallSubject("Image '" + order.reference() + "'", "check origin, image and tag of the resource");
    }

    static CallSubject ofNew(ContainerSpec spec) {
        return new CallSubject(
                "Container '" + spec.name() + "' of image '" + spec.image().reference() + "'",
                "check image, command and env of the node definition");
    }

    static CallSubject ofExisting(String idOrName) {
        return new CallSubject(
                "Container '" + idOrName + "'",
                "check that the endpoint is a Docker engine, and look at it with docker inspect");
    }

    static CallSubject ofListing() {
        return new CallSubject("The list of containers", "check that the endpoint is a Docker engine");
    }
}
