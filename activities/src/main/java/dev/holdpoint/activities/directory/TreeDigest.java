package dev.holdpoint.activities.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * SHA-256 over everything in a folder: for each entry in the order of its name, kind, name, whether
 * its owner may execute it, size and content. Owners, times and the other permissions differ from
 * machine to machine and do not count. A symbolic link is its target's name, not what it leads to.
 */
final class TreeDigest {
    private TreeDigest() {}

    static String of(Path root) throws IOException {
        var digest = sha256();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
                var all = Files.walk(root)) {
            var entries =
                    all.filter(path -> !path.equals(root))
                            .sorted(Comparator.comparing(path -> name(root, path)))
                            .toList();
            for (var entry : entries) {
                add(root, entry, out);
            }
        }
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static void add(Path root, Path entry, OutputStream out) throws IOException {
        if (Files.isSymbolicLink(entry)) {
            head(out, "link", name(root, entry), Files.readSymbolicLink(entry).toString());
        } else if (Files.isDirectory(entry)) {
            head(out, "folder", name(root, entry), "");
        } else {
            var kind = Files.isExecutable(entry) ? "program" : "file";
            head(out, kind, name(root, entry), String.valueOf(Files.size(entry)));
            try (InputStream in = Files.newInputStream(entry)) {
                in.transferTo(out);
            }
        }
    }

    private static void head(OutputStream out, String kind, String name, String more)
            throws IOException {
        out.write((kind + "\0" + name + "\0" + more + "\0").getBytes(StandardCharsets.UTF_8));
    }

    private static String name(Path root, Path entry) {
        return root.relativize(entry).toString().replace('\\', '/');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
