package org.occopus.plugins.ec2;

/**
 * What a call is about, as messages say it.
 *
 * @param thing names it, to begin a sentence: {@code Instance 'occopus-shop-…' (image ami-1, type t3.small)}
 * @param launches whether a server that fails in the middle of it may have launched something
 * @param remedy what the user may look at when the cloud refuses, to end a sentence: {@code check image_id}
 */
record CallSubject(String thing, boolean launches, String remedy) {

    static CallSubject ofNew(String name, Ec2Settings settings) {
        String cloud = settings.extras()
                .label()
                .map(label -> ", cloud '" + label + "'")
                .orElse("");
        return new CallSubject(
                "Instance '" + name + "' (image " + settings.imageId() + ", type " + settings.instanceType() + cloud
                        + ")",
                true,
                "check the resource section of the node definition");
    }

    /** The same for a question that comes before the launch. */
    CallSubject asking() {
        return new CallSubject(thing, false, remedy);
    }

    static CallSubject ofExisting(String id) {
        String thing = id.startsWith("vol-") ? "Volume " : "Instance ";
        return new CallSubject(thing + id, false, "look at it in the cloud's console");
    }

    static CallSubject ofListing(String what) {
        return new CallSubject(
                "The list of " + what, false, "check that endpoint and regionname are those of an EC2 interface");
    }
}
