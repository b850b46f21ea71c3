/**
 * Config management by a Chef server (manual, "Chef"). A node is registered under the id of its instance, in an
 * environment named by the infrastructure, with a role named by the node, before its machine exists; the machine runs
 * chef-client under that name. {@link org.occopus.plugins.chef.ChefFactory} opens one
 * {@link org.occopus.plugins.chef.ChefConfigManager} per server and client.
 */
@NullMarked
package org.occopus.plugins.chef;

import org.jspecify.annotations.NullMarked;
