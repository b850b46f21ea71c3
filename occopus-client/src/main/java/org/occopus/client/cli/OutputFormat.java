package org.occopus.client.cli;

/** As users write it. */
enum OutputFormat {
    table,
    json,
    yaml
}
