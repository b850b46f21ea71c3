/**
 * What every request passes before anything reads it: is it well-formed, from this machine or somebody known, not from a
 * page of another web site, for a role that the caller has. The rules are in {@code docs/security.md}.
 */
@NullMarked
package org.occopus.web.security;

import org.jspecify.annotations.NullMarked;
