package dev.holdpoint.activities.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name that an effect's key leaves behind: on its sessions, in Flyway's history, on its files.
 *
 * <p>Short enough for {@code application_name} (63 bytes), readable by a DBA, and unequal for
 * unequal keys by the digest at its end.
 */
record Mark(String application, String file) {
    private static final int READABLE = 36;
    private static final int READABLE_FILE = 100;

    static Mark of(String key) {
        var digest = sha256().digest(key.getBytes(StandardCharsets.UTF_8));
        var unique = HexFormat.of().formatHex(digest, 0, 4);
        return new Mark(
                "holdpoint " + plain(key, READABLE, "[^\\x21-\\x7e]") + " " + unique,
                plain(key, READABLE_FILE, "[^A-Za-z0-9._@-]") + "-" + unique);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String plain(String key, int length, String unwanted) {
        var readable = key.replaceAll(unwanted, "_");
        return readable.length() <= length ? readable : readable.substring(0, length);
    }
}
