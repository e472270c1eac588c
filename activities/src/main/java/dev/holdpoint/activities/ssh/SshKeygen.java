package dev.holdpoint.activities.ssh;

import dev.holdpoint.activities.command.Program;
import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The program {@code ssh-keygen}, which signs and checks. */
public final class SshKeygen {
    private static final Pattern FINGERPRINT = Pattern.compile("key (SHA256:\\S+)");

    /** It answers in milliseconds; a person who is asked for a passphrase does not. */
    private static final long CHECK_SECONDS = 4;

    private static final long SIGN_SECONDS = 300;

    private final String namespace;

    /**
     * @param namespace what a signature is for; one for anything else is refused
     */
    public SshKeygen(String namespace) {
        this.namespace = namespace;
    }

    /** How it ended. */
    private record Ended(int exit, String out) {}

    /**
     * An armored signature. The program itself asks for a passphrase or a touch at the terminal, or
     * has the agent sign where the file is a public key; what it says, it says there.
     *
     * @throws ApplicationFailure where there is none
     */
    public String sign(Path key, String text) {
        return in(folder -> {
            var program =
                    program("-Y", "sign", "-n", namespace, "-f", key.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT);
            var ended = run(folder, SIGN_SECONDS, text, program);
            if (ended.exit() != 0) {
                throw ApplicationFailure.newNonRetryableFailure(
                        "ssh-keygen did not sign with %s; what it said stands above (exit code %d)."
                                .formatted(key, ended.exit()),
                        Errors.REFUSED);
            }
            return ended.out();
        });
    }

    /** The fingerprint of the key that a text was signed with; empty when it was not. */
    public Optional<String> signer(String text, String signature) {
        return in(folder -> {
            var file = Files.writeString(folder.resolve("signature"), signature);
            var ended =
                    run(
                            folder,
                            CHECK_SECONDS,
                            text,
                            quiet(
                                    "-Y",
                                    "check-novalidate",
                                    "-n",
                                    namespace,
                                    "-s",
                                    file.toString()));
            var matcher = FINGERPRINT.matcher(ended.out());
            return ended.exit() == 0 && matcher.find()
                    ? Optional.of(matcher.group(1))
                    : Optional.empty();
        });
    }

    /** Whether a text was signed by somebody, with a key that is that somebody's. */
    public boolean verifies(String by, String key, String text, String signature) {
        return in(folder -> {
            var file = Files.writeString(folder.resolve("signature"), signature);
            var allowed =
                    Files.writeString(folder.resolve("allowed_signers"), allowed(by, key) + "\n");
            var ended =
                    run(
                            folder,
                            CHECK_SECONDS,
                            text,
                            quiet(
                                    "-Y",
                                    "verify",
                                    "-n",
                                    namespace,
                                    "-f",
                                    allowed.toString(),
                                    "-I",
                                    by,
                                    "-s",
                                    file.toString()));
            return ended.exit() == 0;
        });
    }

    /** The line of an {@code allowed_signers} file that gives somebody a key for this. */
    public String allowed(String by, String key) {
        return "%s namespaces=\"%s\" %s".formatted(by, namespace, key);
    }

    private static ProcessBuilder quiet(String... words) {
        return program(words).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static ProcessBuilder program(String... words) {
        var program =
                Program.inPath("ssh-keygen")
                        .orElseThrow(() ->
                                ApplicationFailure.newNonRetryableFailure(
                                        "There is no ssh-keygen in the PATH; it comes with OpenSSH"
                                                + " (on Debian: openssh-client).",
                                        Errors.MISCONFIGURED));
        var argv = new ArrayList<>(List.of(program.toString()));
        argv.addAll(List.of(words));
        var builder = new ProcessBuilder(argv);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static Ended run(Path folder, long seconds, String stdin, ProcessBuilder builder)
            throws IOException {
        builder.redirectInput(Files.writeString(folder.resolve("text"), stdin).toFile())
                .redirectOutput(folder.resolve("out").toFile());
        var process = builder.start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw ApplicationFailure.newFailure(
                        "ssh-keygen did not end within %d s.".formatted(seconds), "Unavailable");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw ApplicationFailure.newFailure("ssh-keygen was interrupted.", "Unavailable");
        }
        return new Ended(process.exitValue(), Files.readString(folder.resolve("out")));
    }

    /** What is done in a folder that goes away again. */
    @FunctionalInterface
    private interface Work<T> {
        T in(Path folder) throws IOException;
    }

    private static <T> T in(Work<T> work) {
        try {
            var folder = Files.createTempDirectory("holdpoint-ssh");
            try {
                return work.in(folder);
            } finally {
                try (var files = Files.list(folder)) {
                    for (var file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("running ssh-keygen", e);
        }
    }
}
