/**
 * PostgreSQL. Entities, and the stores on top of them; each method of a store is one transaction. Texts that may hold
 * secrets are sealed before they get here and opened after.
 */
@NullMarked
package org.occopus.storage;

import org.jspecify.annotations.NullMarked;
