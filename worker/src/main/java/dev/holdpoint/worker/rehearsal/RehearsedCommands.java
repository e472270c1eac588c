package dev.holdpoint.worker.rehearsal;

import dev.holdpoint.worker.cli.HoldpointCommand;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** What people say, in the order in which they would. */
final class RehearsedCommands {
    private RehearsedCommands() {}

    static void run(Meeting meeting) throws IOException, InterruptedException, TimeoutException {
        var address = "--address=" + meeting.hear("address");
        var documents = meeting.documents().toString();
        say("--help");
        say("lint", documents);
        say("plan", "nothing", "1.1", "--runbooks=" + documents);
        say("deploy", "nothing", "1.1", "--detach", "--by=mia", "--speedup=15", address);
        say("status", "nothing-1.1", address);
        say("approve", "nothing-1.1", "--by=anna", address);
        say("follow", "nothing-1.1", address);
        say("status", "nothing", "production", address);
        meeting.say("end", "");
    }

    private static void say(String... words) {
        int exitCode = HoldpointCommand.line(words).execute(words);
        if (exitCode != 0) {
            throw new IllegalStateException(
                    "holdpoint %s ended with exit code %d"
                            .formatted(String.join(" ", words), exitCode));
        }
    }
}
