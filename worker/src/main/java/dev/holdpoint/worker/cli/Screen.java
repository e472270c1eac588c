package dev.holdpoint.worker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdpoint.workflows.wire.Payloads;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine;

/**
 * Where a command writes: the answer to one stream, all else to the other.
 *
 * @param words what becomes of each line for people
 */
record Screen(PrintWriter out, PrintWriter err, UnaryOperator<String> words) {
    static Screen of(CommandLine command) {
        return new Screen(command.getOut(), command.getErr(), UnaryOperator.identity());
    }

    /** The same, with other words for people. */
    Screen worded(UnaryOperator<String> words) {
        return new Screen(out, err, words);
    }

    /** A part of the answer. */
    void answer(String line) {
        out.println(words.apply(line));
        out.flush();
    }

    void answer(List<String> lines) {
        lines.stream().map(words).forEach(out::println);
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
        err.println(words.apply(line));
        err.flush();
    }
}
