package org.occopus.client.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * What Ctrl-C does. By itself it ends the program at once. A command that leaves something in order first asks for the
 * <em>first</em> one as an {@link InterruptedException}; the second one then ends the program.
 */
public final class Interrupts {
    private static final int INTERRUPT = 2;
    private static final int TERMINATE = 15;
    private static final int EXIT_CODE_BASE = 128;

    private final Thread worker;
    private final IntConsumer exit;
    private final AtomicInteger signal = new AtomicInteger();
    private volatile boolean guarded;
    private boolean listening;

    /**
     * Interrupts for the calling thread, which nobody raises yet.
     *
     * @param exit ends the program with an exit code at once
     */
    public Interrupts(IntConsumer exit) {
        this.worker = Thread.currentThread();
        this.exit = exit;
    }

    /**
     * Listens to SIGINT and SIGTERM once they are guarded against; until then the JVM itself ends the program, and commands
     * that guard nothing are spared the time it takes to listen.
     *
     * @return this
     */
    public Interrupts listen() {
        listening = true;
        return this;
    }

    /**
     * From now on the first signal interrupts the worker instead of ending the program. Where the JVM does not offer signals
     * they keep their usual effect.
     */
    public void guard() {
        guarded = true;
        if (listening) {
            listening = false;
            listen("INT", INTERRUPT);
            listen("TERM", TERMINATE);
        }
    }

    /** {@return the exit code by which a shell knows the signal: 130 for Ctrl-C} */
    public int exitCode() {
        int number = signal.get();
        return EXIT_CODE_BASE + (number == 0 ? INTERRUPT : number);
    }

    /**
     * What a signal does; the signal handler calls this on its own thread.
     *
     * @param number the number of the signal
     */
    public void raise(int number) {
        boolean first = signal.compareAndSet(0, number);
        if (guarded && first) {
            worker.interrupt();
        } else {
            exit.accept(EXIT_CODE_BASE + number);
        }
    }

    /** The class lives in jdk.unsupported and javac warns about every direct use of it. */
    private void listen(String name, int number) {
        try {
            Class<?> signalClass = Class.forName("sun.misc.Signal");
            Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    Interrupts.class.getClassLoader(), new Class<?>[] {handlerClass}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            raise(number);
                        }
                        return null;
                    });
            Object wanted = signalClass.getConstructor(String.class).newInstance(name);
            signalClass.getMethod("handle", signalClass, handlerClass).invoke(null, wanted, handler);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            guarded = false;
        }
    }
}
