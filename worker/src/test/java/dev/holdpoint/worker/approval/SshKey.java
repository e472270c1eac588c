package dev.holdpoint.worker.approval;

import dev.holdpoint.activities.RealPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A key pair, made and used by ssh-keygen as a person would by hand. */
public record SshKey(Path file) {
    /** A new one without passphrase. */
    public static SshKey make(Path folder, String name, String type)
            throws IOException, InterruptedException {
        var file = folder.resolve(name);
        keygen("", "-q", "-t", type, "-N", "", "-C", name, "-f", file.toString());
        return new SshKey(file);
    }

    /** The line of the {@code .pub} file. */
    public String line() throws IOException {
        return Files.readString(file.resolveSibling(file.getFileName() + ".pub")).strip();
    }

    /** The armored signature of a text. */
    public String sign(String namespace, String text) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(file.getParent(), "sign");
        var signed = Files.writeString(folder.resolve("text"), text);
        keygen("", "-Y", "sign", "-n", namespace, "-f", file.toString(), signed.toString());
        return Files.readString(folder.resolve("text.sig"));
    }

    /** What ssh-keygen says to a text, a signature and a file of allowed signers. */
    public static String verify(Path folder, String by, String key, String text, String signature)
            throws IOException, InterruptedException {
        var allowed = Files.writeString(folder.resolve("allowed"), by + " " + key + "\n");
        var sig = Files.writeString(folder.resolve("sig"), signature);
        return keygen(
                text,
                "-Y",
                "verify",
                "-n",
                "holdpoint",
                "-f",
                allowed.toString(),
                "-I",
                by,
                "-s",
                sig.toString());
    }

    private static String keygen(String stdin, String... words)
            throws IOException, InterruptedException {
        var argv = new ArrayList<String>();
        argv.add(RealPart.program("ssh-keygen", "openssh-client").toString());
        argv.addAll(List.of(words));
        var process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        try (var in = process.outputWriter()) {
            in.write(stdin);
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", argv) + ": " + said);
        }
        return said;
    }
}
