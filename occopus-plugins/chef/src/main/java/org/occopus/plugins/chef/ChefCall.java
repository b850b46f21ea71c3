package org.occopus.plugins.chef;

/**
 * One request, as messages name it.
 *
 * @param method of HTTP, in capitals
 * @param path below the organisation, without a slash at its begin
 */
record ChefCall(String method, String path) {

    @Override
    public String toString() {
        return method + " /" + path;
    }
}
