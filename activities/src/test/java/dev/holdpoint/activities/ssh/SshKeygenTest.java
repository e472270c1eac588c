package dev.holdpoint.activities.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.activities.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshKeygenTest {
    @TempDir private Path folder;

    /** A key that waits for a touch says so there; who reads it after five minutes is too late. */
    @Test
    void what_ssh_keygen_says_while_it_signs_is_seen_by_the_person_who_signs()
            throws IOException, InterruptedException {
        RealPart.program("ssh-keygen", "openssh-client");
        var key = folder.resolve("no-key");
        var out = folder.resolve("out");
        var err = folder.resolve("err");

        var signing =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                SigningMain.class.getName(),
                                key.toString())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        assertThat(signing.waitFor(2, TimeUnit.MINUTES)).isTrue();

        assertThat(Files.readString(err)).contains(key + ": No such file or directory");
        assertThat(Files.readString(out))
                .isEqualTo(
                        "ssh-keygen did not sign with %s; what it said stands above (exit code 255)."
                                .formatted(key));
    }
}
