package dev.holdpoint.activities.ssh;

import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;

/** Signs a text with the key it is told, as a person's command would. */
final class SigningMain {
    private SigningMain() {}

    static void main(String[] words) {
        try {
            System.out.print(new SshKeygen("holdpoint").sign(Path.of(words[0]), "a text\n"));
        } catch (ApplicationFailure e) {
            System.out.print(e.getOriginalMessage());
        }
    }
}
