/**
 * The simulated cloud: {@code type: simulator}. Machines are rows; what state one is in follows from its row and the time
 * alone, so nothing runs in the background. Its inventory is stored apart from the engine's tables, and what goes wrong
 * is set per node definition or, at run time, over REST ({@code /simulator}).
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>row and time</th><th>provider's word</th><th>state</th></tr>
 * <tr><td>before {@code boot_seconds} have passed</td><td>booting</td><td>PENDING</td></tr>
 * <tr><td>after</td><td>running</td><td>RUNNING</td></tr>
 * <tr><td>deletion asked for, but stuck</td><td>deleting</td><td>DELETING</td></tr>
 * <tr><td>deleted, killed, or after {@code die_after_seconds}</td><td colspan="2">no such resource, like a terminated
 * machine</td></tr>
 * </table>
 */
@NullMarked
package org.occopus.plugins.simulator;

import org.jspecify.annotations.NullMarked;
