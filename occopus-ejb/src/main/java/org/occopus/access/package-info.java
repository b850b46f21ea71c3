/**
 * Who may do what: API tokens, signed tokens of an identity provider, roles, and the caller of the request that a thread
 * works for. Comes before everything that a request asks; knows no HTTP.
 */
@NullMarked
package org.occopus.access;

import org.jspecify.annotations.NullMarked;
