package org.occopus.web;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.occopus.access.Authentication;
import org.occopus.access.Caller;
import org.occopus.access.CurrentCaller;
import org.occopus.infrastructure.Infrastructures;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/** Tells whether those who read a stream of events still may: tokens expire and are revoked, infrastructures change hands. */
@ApplicationScoped
public class StreamReaders {
    /** What takes the right to read away; while the identity provider cannot be asked, a reader keeps it. */
    private static final Set<ProblemType> LOST =
            EnumSet.of(ProblemType.AUTHENTICATION_NEEDED, ProblemType.FORBIDDEN, ProblemType.INFRASTRUCTURE_UNKNOWN);

    @Inject
    Authentication authentication;

    @Inject
    Infrastructures infrastructures;

    /**
     * Asks again what was asked when the stream was opened.
     *
     * @param id the infrastructure
     * @param authorization the header of this name; empty when there was none
     */
    boolean mayRead(String id, Optional<String> authorization) {
        try {
            Caller caller = authentication.caller(authorization);
            return caller.userId().isEmpty() || sees(caller, id);
        } catch (ProblemException refusal) {
            return !LOST.contains(refusal.type());
        } catch (EJBException noDatabase) {
            return true;
        }
    }

    private boolean sees(Caller caller, String id) {
        CurrentCaller.Binding binding = CurrentCaller.bind(caller);
        try {
            infrastructures.status(id);
            return true;
        } finally {
            binding.close();
        }
    }
}
