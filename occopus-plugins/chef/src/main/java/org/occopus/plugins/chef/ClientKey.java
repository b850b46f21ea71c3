package org.occopus.plugins.chef;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the private keys that Chef hands out: PKCS#1, which Java does not read, and PKCS#8. */
final class ClientKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----(.*?)-----END (RSA )?PRIVATE KEY-----", Pattern.DOTALL);

    /** Version 0 and the algorithm rsaEncryption, RFC 5208 section 5 and RFC 8017 appendix A.1, in DER. */
    private static final byte[] PKCS8_HEAD = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int LONGEST_SHORT_FORM = 0x7f;

    private ClientKey() {}

    /**
     * Reads a key.
     *
     * @throws GeneralSecurityException when the text holds none; the message quotes nothing of it
     */
    static PrivateKey parse(String pem) throws GeneralSecurityException {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.find()) {
            throw new InvalidKeyException(
                    "there is no line '-----BEGIN RSA PRIVATE KEY-----' or '-----BEGIN PRIVATE KEY-----'"
                            + " with its end, or the key has a password");
        }
        byte[] der = decoded(matcher.group(2));
        boolean pkcs1 = matcher.group(1) != null;
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs1 ? asPkcs8(der) : der));
    }

    private static byte[] decoded(String base64) throws InvalidKeyException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("what stands between its first and last line is not Base64", e);
        }
    }

    private static byte[] asPkcs8(byte[] pkcs1) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(PKCS8_HEAD);
        content.writeBytes(element(OCTET_STRING, pkcs1));
        return element(SEQUENCE, content.toByteArray());
    }

    /** Tag, length and content, ITU-T X.690 section 8.1. */
    private static byte[] element(int tag, byte[] content) {
        var element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.length <= LONGEST_SHORT_FORM) {
            element.write(content.length);
        } else {
            byte[] length = HexFormat.of().parseHex(evenHex(content.length));
            element.write(LONGEST_SHORT_FORM + 1 + length.length);
            element.writeBytes(length);
        }
        element.writeBytes(content);
        return element.toByteArray();
    }

    private static String evenHex(int number) {
        String hex = BigInteger.valueOf(number).toString(16);
        return hex.length() % 2 == 0 ? hex : "0" + hex;
    }
}
