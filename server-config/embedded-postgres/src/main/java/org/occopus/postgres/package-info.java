/**
 * A PostgreSQL server that belongs to one directory: unpacked once, started on a free loopback port, found again after
 * a crash, stopped with its owner. Decides nothing about the schema; the migrations come after it.
 */
@NullMarked
package org.occopus.postgres;

import org.jspecify.annotations.NullMarked;
