package dev.holdpoint.worker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdpoint.workflows.wire.Payloads;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** Where a command writes: the answer to one stream, all else to the other. */
record Screen(PrintWriter out, PrintWriter err) {
    static Screen of(CommandLine command) {
        return new Screen(command.getOut(), command.getErr());
    }

    /** A part of the answer. */
    void answer(String line) {
        out.println(line);
        out.flush();
    }

    void answer(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    /** The answer, for programs. */
    void json(Object value) {
        try {
            answer(Payloads.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer is not JSON: " + value, e);
        }
    }

    /** Something beside the answer. */
    void remark(String line) {
        err.println(line);
        err.flush();
    }
}
