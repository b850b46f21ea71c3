package org.occopus.plugins.chef;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of a request is signed.
 *
 * @param method in capitals
 * @param path of the address, that of the organisation included
 * @param contentHash of the body, also of an empty one, as {@link SigningProtocol#hash} makes it
 * @param timestamp UTC, whole seconds, for example {@code 2026-11-22T10:00:00Z}; servers refuse more than 15 minutes off
 * @param userId the user or API client
 */
record SignedRequest(String method, String path, String contentHash, String timestamp, String userId) {
    /** Known to every server since Chef Server 12; older ones ignore it. */
    static final String API_VERSION = "1";

    private static final int LINE_LENGTH = 60;

    /**
     * The headers that prove who asks.
     *
     * @throws GeneralSecurityException when the key cannot sign this
     */
    Map<String, String> headers(ChefLogin login) throws GeneralSecurityException {
        SigningProtocol protocol = login.protocol();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Ops-Sign", protocol.description());
        headers.put("X-Ops-Userid", userId);
        headers.put("X-Ops-Timestamp", timestamp);
        headers.put("X-Ops-Content-Hash", contentHash);
        headers.put("X-Ops-Server-API-Version", API_VERSION);
        byte[] signature = protocol.sign(protocol.canonical(this), login.key());
        String[] lines = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'})
                .encodeToString(signature)
                .split("\n");
        for (int index = 0; index < lines.length; index++) {
            headers.put("X-Ops-Authorization-" + (index + 1), lines[index]);
        }
        return headers;
    }
}
