/**
 * The life of one node instance: its states, what moves it from one to the next, and what is known about it. The
 * planner decides on it, a pass writes it down.
 */
@NullMarked
package org.occopus.node;

import org.jspecify.annotations.NullMarked;
