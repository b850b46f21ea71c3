package org.occopus.client;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A pause between two requests that ends at once when the thread is interrupted. */
public final class Pause {
    private Pause() {}

    /**
     * Lets time pass.
     *
     * @param length how long
     * @throws InterruptedException when the thread is interrupted, before or meanwhile
     */
    public static void of(Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(Pause.class, left);
            if (Thread.interrupted()) {
                throw new InterruptedException("A pause was interrupted.");
            }
        }
    }
}
