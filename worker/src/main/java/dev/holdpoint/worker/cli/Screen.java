package dev.holdpoint.worker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdpoint.worker.connection.Place;
import dev.holdpoint.workflows.wire.Payloads;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine;

/**
 * Where a command writes: the answer to one stream, all else to the other.
 *
 * @param worded what becomes of each line for people
 */
record Screen(PrintWriter out, PrintWriter err, UnaryOperator<String> worded) {
    static Screen of(CommandLine command) {
        return new Screen(command.getOut(), command.getErr(), UnaryOperator.identity());
    }

    /** The same, whose commands to copy lead to the place. */
    Screen at(Place place) {
        return new Screen(out, err, place::lead);
    }

    /** A part of the answer. */
    void answer(String line) {
        out.println(worded.apply(line));
        out.flush();
    }

    void answer(List<String> lines) {
        lines.stream().map(worded).forEach(out::println);
        out.flush();
    }

    /** The answer, for programs. */
    void json(Object value) {
        try {
            out.println(
                    Payloads.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer is not JSON: " + value, e);
        }
    }

    /** Something beside the answer. */
    void remark(String line) {
        err.println(worded.apply(line));
        err.flush();
    }
}
