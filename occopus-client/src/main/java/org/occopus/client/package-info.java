/**
 * The Java API of Occopus over its REST interface ({@code docs/rest.md}). Start with {@link
 * org.occopus.client.OccopusClient}; what it answers are the records of {@link org.occopus.client.state}, what it sends are
 * the bundles of {@link org.occopus.client.description}. The command line in {@code org.occopus.client.cli} uses this API
 * alone.
 */
@NullMarked
package org.occopus.client;

import org.jspecify.annotations.NullMarked;
