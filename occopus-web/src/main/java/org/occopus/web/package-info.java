/**
 * REST. Reads requests, asks the engine's boundaries, writes answers in the words of the manual; decides nothing. The
 * contract is {@code docs/rest.md}.
 */
@NullMarked
package org.occopus.web;

import org.jspecify.annotations.NullMarked;
