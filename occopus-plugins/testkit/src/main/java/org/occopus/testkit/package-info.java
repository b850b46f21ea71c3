/**
 * What tests of the engine and of plugins share: a cloud that lives in memory and obeys levers, a clock that is set by
 * hand, fixtures, and one contract suite for each kind of plugin. A suite is an abstract class; the plugin's
 * {@code …ContractTest} extends it and overrides what its cloud can be made to do.
 */
@NullMarked
package org.occopus.testkit;

import org.jspecify.annotations.NullMarked;
