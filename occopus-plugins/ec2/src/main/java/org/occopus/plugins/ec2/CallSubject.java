package org.occopus.plugins.ec2;

/**
 * What a call is about, as messages say it.
 *
 * @param thing names it, to begin a sentence: {@code Instance 'occopus-shop-…' (image ami-1, type t3.small)}
 * @param remedy what the user may look at when the cloud refuses, to end a sentence: {@code check image_id}
 */
record CallSubject(String thing, String remedy) {

    static CallSubject ofNew(String name, Ec2Settings settings) {
        String cloud = settings.extras()
                .label()
                .map(label -> ", cloud '" + label + "'")
                .orElse("");
        return new CallSubject(
                "Instance '" + name + "' (image " + settings.imageId() + ", type " + settings.instanceType() + cloud
                        + ")",
                "check the resource section of the node definition");
    }

    static CallSubject ofExisting(String id) {
        String thing = id.startsWith("vol-") ? "Volume " : "Instance ";
        return new CallSubject(thing + id, "look at it in the cloud's console");
    }

    static CallSubject ofListing(String what) {
        return new CallSubject(
                "The list of " + what, "check that endpoint and regionname are those of an EC2 interface");
    }
}
