package dev.holdpoint.activities.command;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a command ended.
 *
 * @param exit its exit code; 128 and the signal's number where a signal ended it
 * @param stopped whether it was stopped because its limit was over
 * @param stdout what it printed, the last part of it where that was very much
 * @param took from its start to its end
 */
public record Ended(int exit, boolean stopped, String stdout, String stderr, Duration took) {
    /** The last lines of what it printed, errors after the rest. */
    public List<String> tail(int lines) {
        var all = Stream.concat(stdout.lines(), stderr.lines()).filter(line -> !line.isBlank());
        var list = all.map(String::stripTrailing).toList();
        return list.subList(Math.max(0, list.size() - lines), list.size());
    }
}
