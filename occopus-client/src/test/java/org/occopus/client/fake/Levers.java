package org.occopus.client.fake;

import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong in the fake server, set by tests. */
public final class Levers {
    /** No node moves on; deletions do. */
    public volatile boolean hold;
    /** The node whose first instance fails the build. */
    public volatile String failingNode = "";
    /** The node whose instances differ from any new description. */
    public volatile String differingNode = "";
    /** Whether there is an orphan. */
    public volatile boolean orphan;
    /** A cloud that cannot be asked for orphans. */
    public volatile String unlistedCloud = "";
    /** The cloud's words about it. */
    public volatile String failure = "";
    /** For so many looks a deletion does not end. */
    public final AtomicInteger stuckLooks = new AtomicInteger();

    /** So many requests are answered by what stands before the server. */
    public final AtomicInteger gatewayErrors = new AtomicInteger();

    /** So many requests are carried out, and their answers are lost. */
    public final AtomicInteger lostAnswers = new AtomicInteger();

    /** Nobody may store credentials. */
    public volatile boolean refusesCredentials;

    /** A pass ends at once with this problem. */
    public volatile String failingPass = "";

    /** Requests without a token are refused. */
    public volatile boolean needsToken;
}
