package org.occopus.testkit.ec2;

/** The states of instances, with the service's codes and words (API model, {@code InstanceState}). */
public enum Ec2State {
    /** It boots. */
    PENDING(0, "pending"),
    /** It runs. */
    RUNNING(16, "running"),
    /** It ends. */
    SHUTTING_DOWN(32, "shutting-down"),
    /** It has ended; it stays listed for a while. */
    TERMINATED(48, "terminated"),
    /** It is being switched off. */
    STOPPING(64, "stopping"),
    /** It is switched off. */
    STOPPED(80, "stopped");

    private final int code;
    private final String word;

    Ec2State(int code, String word) {
        this.code = code;
        this.word = word;
    }

    int code() {
        return code;
    }

    String word() {
        return word;
    }

    void write(Ec2Xml xml) {
        xml.text("code", Integer.toString(code)).text("name", word);
    }
}
