/**
 * The command line: the manual's commands and options on top of the Java API. {@link org.occopus.client.cli.Main} starts
 * it; each command is one class. Exit codes are in {@link org.occopus.client.cli.ExitCode}.
 */
@NullMarked
package org.occopus.client.cli;

import org.jspecify.annotations.NullMarked;
