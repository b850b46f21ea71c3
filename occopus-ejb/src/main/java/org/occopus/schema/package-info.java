/**
 * JSON Schemas (draft 2020-12) of the files that users write, made from the plugins' declarations, so that editors
 * complete and check while typing. What a schema refuses the readers refuse too, not the other way round: a schema sees no
 * cycle, no template and no other file. Pure.
 */
@NullMarked
package org.occopus.schema;

import org.jspecify.annotations.NullMarked;
