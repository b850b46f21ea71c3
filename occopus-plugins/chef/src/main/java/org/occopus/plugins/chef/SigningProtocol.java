package org.occopus.plugins.chef;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;

/**
 * How a Chef server wants requests to be signed
 * (https://docs.chef.io/server/api_chef_server/#authentication-headers).
 */
enum SigningProtocol {
    /** All that servers before Chef Server 12.4 know. */
    VERSION_1_0("1.0", "sha1", "SHA-1"),
    /** The one that also keeps the path and the version of the API as they are. */
    VERSION_1_3("1.3", "sha256", "SHA-256");

    static final SigningProtocol DEFAULT = VERSION_1_3;

    private final String version;
    private final String algorithm;
    private final String digest;

    SigningProtocol(String version, String algorithm, String digest) {
        this.version = version;
        this.algorithm = algorithm;
        this.digest = digest;
    }

    static Optional<SigningProtocol> of(String version) {
        return Stream.of(values())
                .filter(protocol -> protocol.version.equals(version))
                .findFirst();
    }

    String version() {
        return version;
    }

    /** The value of {@code X-Ops-Sign}. */
    String description() {
        return "algorithm=" + algorithm + ";version=" + version + ";";
    }

    String hash(byte[] content) throws GeneralSecurityException {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance(digest).digest(content));
    }

    /** The text that is signed: one line for each part of the request, in a fixed order. */
    String canonical(SignedRequest request) throws GeneralSecurityException {
        String method = "Method:" + request.method();
        String content = "\nX-Ops-Content-Hash:" + request.contentHash();
        String who = "\nX-Ops-Timestamp:" + request.timestamp() + "\nX-Ops-UserId:" + request.userId();
        return switch (this) {
            case VERSION_1_0 ->
                method + "\nHashed Path:" + hash(request.path().getBytes(StandardCharsets.UTF_8)) + content + who;
            case VERSION_1_3 ->
                method + "\nPath:" + request.path() + content + "\nX-Ops-Sign:version=1.3" + who
                        + "\nX-Ops-Server-API-Version:" + SignedRequest.API_VERSION;
        };
    }

    byte[] sign(String canonical, PrivateKey key) throws GeneralSecurityException {
        byte[] text = canonical.getBytes(StandardCharsets.UTF_8);
        return switch (this) {
            case VERSION_1_0 -> encrypted(text, key);
            case VERSION_1_3 -> signed(text, key);
        };
    }

    /** The text itself goes into the signature, not a digest of it. */
    private static byte[] encrypted(byte[] text, PrivateKey key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(text);
    }

    private static byte[] signed(byte[] text, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text);
        return signature.sign();
    }
}
