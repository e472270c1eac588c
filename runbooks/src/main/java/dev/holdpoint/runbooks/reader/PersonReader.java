package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.People;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the people of a document, with the keys that they sign with. */
final class PersonReader {
    /** What OpenSSH signs with; DSA is left out as OpenSSH does. */
    private static final Pattern PUBLIC =
            Pattern.compile(
                    "(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)"
                            + "|sk-ssh-ed25519@openssh\\.com|sk-ecdsa-sha2-nistp256@openssh\\.com)"
                            + " (AAAA[0-9A-Za-z+/]+={0,2})(?: .*)?");

    /** Decoded: the same key can be written in several ways. */
    private final Set<ByteBuffer> seen = new HashSet<>();

    People.Person read(Located node) {
        var keys = Keys.of(node);
        var person =
                new People.Person(keys.maybe("email", Scalars::text), keys.list("keys", this::key));
        keys.close();
        return person;
    }

    private People.Key key(Located node) {
        var keys = Keys.of(node);
        var key =
                new People.Key(
                        keys.need("ssh", "", this::ssh),
                        keys.maybe("until", PersonReader::date),
                        keys.maybe("revoked", PersonReader::date));
        keys.close();
        return key;
    }

    /** What was found is never told: it may be a private key that was put here by mistake. */
    private String ssh(Located node) {
        var text = Scalars.text(node);
        var matcher = PUBLIC.matcher(text);
        if (text.isEmpty()) {
            return text;
        }
        if (!matcher.matches()) {
            node.complain(
                    ProblemKind.KEY,
                    "expected a public key, the line of a .pub file, such as \"ssh-ed25519"
                            + " AAAA…\"");
        } else if (!whole(matcher.group(1), matcher.group(2))) {
            node.complain(
                    ProblemKind.KEY_DAMAGED,
                    "the key is damaged; expected the whole line of the .pub file");
        } else if (!seen.add(ByteBuffer.wrap(Base64.getDecoder().decode(matcher.group(2))))) {
            node.complain(
                    ProblemKind.KEY_TWICE,
                    "this key stands here twice; expected one that nobody else signs with");
        }
        return text;
    }

    /** Whether it is made of whole parts, each after its length, of which the first is the type. */
    private static boolean whole(String type, String key) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(key));
            boolean typed = type.equals(part(bytes));
            while (bytes.hasRemaining()) {
                part(bytes);
            }
            return typed;
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException _) {
            return false;
        }
    }

    private static String part(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("a part longer than the key");
        }
        var part = new byte[length];
        bytes.get(part);
        return new String(part, StandardCharsets.ISO_8859_1);
    }

    private static LocalDate date(Located node) {
        var text = Scalars.text(node);
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            node.refuse(ProblemKind.DATE, "expected a date, such as \"2027-06-30\"");
            return LocalDate.EPOCH;
        }
    }
}
