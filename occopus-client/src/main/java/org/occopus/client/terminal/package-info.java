/**
 * What a person sees: the terminal, the progress of an infrastructure on it or in a pipe, the manual's report tree, and
 * what Ctrl-C does. Output that scripts read goes to standard output, all talk to standard error.
 */
@NullMarked
package org.occopus.client.terminal;

import org.jspecify.annotations.NullMarked;
