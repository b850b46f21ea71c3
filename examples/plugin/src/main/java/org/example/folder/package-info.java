/**
 * A worked example of a plugin: a "cloud" whose machines are folders on the server's disk. It is small because a file system
 * can do what a handler needs: make something under a given name at once or not at all, list it, and take it away.
 */
@NullMarked
package org.example.folder;

import org.jspecify.annotations.NullMarked;
