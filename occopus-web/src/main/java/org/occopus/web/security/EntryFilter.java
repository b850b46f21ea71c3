package org.occopus.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.occopus.access.AccessSettings;
import org.occopus.access.Authentication;
import org.occopus.access.Caller;
import org.occopus.access.CurrentCaller;
import org.occopus.problem.ProblemException;
import org.occopus.web.ProblemJson;

/** The gate: everything that is asked comes through here, also what no resource of ours answers. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class EntryFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final int NO_CONTENT = 204;

    @Inject
    transient AccessSettings settings;

    @Inject
    transient Authentication authentication;

    @Inject
    transient InstantSource clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (RequestId id = RequestId.begin(request.getHeader(RequestId.HEADER))) {
            response.setHeader(RequestId.HEADER, id.text());
            SecurityHeaders.set(response, request.isSecure(), OpenPaths.isOpen(request.getRequestURI()));
            pass(request, response, chain);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Caller> caller = Optional.empty();
        try {
            CrossOrigin crossOrigin = new CrossOrigin(settings.corsOrigins());
            Syntax.check(request);
            new Neighbourhood(settings).check(request);
            crossOrigin.check(request);
            crossOrigin.allow(request, response);
            if (CrossOrigin.isPreflight(request)) {
                response.setStatus(NO_CONTENT);
                return;
            }
            caller = caller(request);
            answer(new LimitedRequest(request, clock), response, chain, caller);
        } catch (ProblemException refusal) {
            ProblemJson.write(refusal, request.getRequestURI(), response);
        } finally {
            AuditLog.note(request, response.getStatus(), caller);
        }
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        return OpenPaths.isOpen(request.getRequestURI())
                ? Optional.empty()
                : Optional.of(authentication.caller(Optional.ofNullable(request.getHeader("Authorization"))));
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Optional<Caller> caller)
            throws IOException, ServletException {
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        CurrentCaller.Binding binding = CurrentCaller.bind(caller.get());
        try {
            chain.doFilter(request, response);
        } finally {
            binding.close();
        }
    }
}
