package org.occopus.web.security;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Optional;
import org.occopus.access.Caller;
import org.occopus.access.CurrentCaller;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.spi.access.ForRole;

/**
 * Holds the caller against the role that a method or its class declares. One that declares none is for admins: what was
 * forgotten must not be open.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class RoleFilter implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        // Answered by the servers' JAX-RS itself, which tells the methods of a path.
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            return;
        }
        String role = role(resource.getResourceMethod());
        if (!role.equals(ForRole.ANYBODY)) {
            require(role);
        }
    }

    private static String role(Method method) {
        return Optional.ofNullable(method.getAnnotation(ForRole.class))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(ForRole.class)))
                .map(ForRole::value)
                .orElse(ForRole.ADMIN);
    }

    private static void require(String role) {
        Caller caller = CurrentCaller.get()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.AUTHENTICATION_NEEDED,
                        "This needs a token: send the header 'Authorization: Bearer TOKEN'."));
        if (!caller.mayDo(role)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "'" + caller.name() + "' has the role " + words(caller) + "; this is for "
                            + (role.equals(ForRole.UNBOUND_OPERATOR) ? "an operator without such a binding" : role)
                            + ". Ask an admin for a token that may do it.");
        }
    }

    private static String words(Caller caller) {
        return caller.role().word()
                + caller.userId()
                        .map(user -> ", bound to the user '" + user + "'")
                        .orElse("");
    }
}
