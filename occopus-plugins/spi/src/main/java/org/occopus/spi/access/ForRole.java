package org.occopus.spi.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The role that a caller of a JAX-RS method needs, or of all methods of a class that declare none themselves. A method
 * without any is for {@link #ADMIN}.
 *
 * <p>It is not {@code jakarta.annotation.security.RolesAllowed}, because some application servers hold that against
 * users of their own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ForRole {
    /** Everybody, also without a token. */
    String ANYBODY = "anybody";

    /** Who may read. */
    String VIEWER = "viewer";

    /** Who may submit, change and destroy infrastructures. */
    String OPERATOR = "operator";

    /** An operator of all users' infrastructures; one that is bound to a user may not change what users share. */
    String UNBOUND_OPERATOR = "operator-of-all";

    /** Who may do everything. */
    String ADMIN = "admin";

    /**
     * One of the constants.
     *
     * @return the role; a word that is none of them is nobody's
     */
    String value();
}
