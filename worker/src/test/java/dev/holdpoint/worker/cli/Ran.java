package dev.holdpoint.worker.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** What a command line did. */
record Ran(int exitCode, String out, String err) {
    /** Runs it as typed. */
    static Ran holdpoint(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode =
                HoldpointCommand.line()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(words);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    /** Runs it against a server. */
    static Ran at(String address, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.add("--address=" + address);
        return holdpoint(all.toArray(String[]::new));
    }
}
