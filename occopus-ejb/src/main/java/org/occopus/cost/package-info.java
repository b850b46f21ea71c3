/** What instances have cost so far, where their cloud tells it. Asked of the clouds when somebody asks, never by passes. */
@NullMarked
package org.occopus.cost;

import org.jspecify.annotations.NullMarked;
