package org.occopus.access;

import java.util.Optional;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/**
 * Whose request this thread works for. Bound by the rim for as long as the request runs; what a request starts on other
 * threads runs as the server itself, so a boundary must be asked before.
 */
public final class CurrentCaller {
    private static final ThreadLocal<Optional<Caller>> BOUND = ThreadLocal.withInitial(Optional::empty);

    private CurrentCaller() {}

    /** Ends the binding of a caller to its thread. */
    public interface Binding {
        /** Binds whoever was bound before. */
        void close();
    }

    /** The caller; empty when the server acts by itself. */
    public static Optional<Caller> get() {
        return BOUND.get();
    }

    /** Binds a caller to this thread until the answer is closed. */
    public static Binding bind(Caller caller) {
        Optional<Caller> before = BOUND.get();
        BOUND.set(Optional.of(caller));
        return () -> before.ifPresentOrElse(old -> BOUND.set(Optional.of(old)), BOUND::remove);
    }

    /** The caller's name, for events; empty when the server acts by itself. */
    public static Optional<String> name() {
        return get().map(Caller::name);
    }

    /** Whether the caller may know of an infrastructure of this user's; the server itself may. */
    public static boolean sees(String ownerId) {
        return get().map(caller -> caller.sees(ownerId)).orElse(true);
    }

    /**
     * Refuses a description that would give an infrastructure to somebody else.
     *
     * @param ownerId the description's {@code user_id}
     * @throws ProblemException {@code forbidden}
     */
    public static void requireOwn(String ownerId) {
        if (!sees(ownerId)) {
            String own = get().flatMap(Caller::userId).orElse("");
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "The description has the user_id '" + ownerId + "', but you act for '" + own
                            + "' only. Write user_id: " + own
                            + ", or ask somebody whose token is not bound to a user.");
        }
    }
}
