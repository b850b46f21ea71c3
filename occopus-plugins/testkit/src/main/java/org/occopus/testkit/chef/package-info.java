/** A fake of the Chef Server API, https://docs.chef.io/server/api_chef_server/. */
@NullMarked
package org.occopus.testkit.chef;

import org.jspecify.annotations.NullMarked;
