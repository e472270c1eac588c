package dev.holdpoint.activities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The secrets that settings name, read on this worker, and never shown. */
final class Secrets {
    static final String ENV = "env:";
    static final String FILE = "file:";

    /** A line of a secret file that is shorter than this is not told apart from other text. */
    private static final int LINE = 8;

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(text -> text);

    private final Set<String> known = new ConcurrentSkipListSet<>(LONGEST_FIRST);

    static boolean isSecret(String reference) {
        return reference.startsWith(ENV) || reference.startsWith(FILE);
    }

    /** The secret of this reference; empty for other references and for what is not set here. */
    Optional<String> find(String reference) {
        var value = read(reference).filter(text -> !text.isEmpty());
        value.ifPresent(secret -> {
            known.add(secret);
            secret.lines().filter(line -> line.length() >= LINE).forEach(known::add);
        });
        return value;
    }

    String redact(String text) {
        var quiet = text;
        for (var secret : known) {
            quiet = quiet.replace(secret, "***");
        }
        return quiet;
    }

    private static Optional<String> read(String reference) {
        if (reference.startsWith(ENV)) {
            return Optional.ofNullable(System.getenv(reference.substring(ENV.length())));
        }
        if (!reference.startsWith(FILE)) {
            return Optional.empty();
        }
        var path = Path.of(reference.substring(FILE.length()));
        try {
            return Files.isReadable(path)
                    ? Optional.of(Files.readString(path).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the secret file " + path, e);
        }
    }
}
