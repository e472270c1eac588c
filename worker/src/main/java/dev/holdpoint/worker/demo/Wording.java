package dev.holdpoint.worker.demo;

import dev.holdpoint.workflows.status.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes the words of a run short enough to be read as they go by; nothing is told twice. */
final class Wording {
    private static final int LONGEST = 130;
    private static final int WORTH_SAYING_ONCE = 30;
    private static final Pattern DIGEST = Pattern.compile("(sha256:[0-9a-f]{12})[0-9a-f]{52}");
    private static final Pattern KEY =
            Pattern.compile("\\b([0-9a-f]{8})(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern ROLLBACK = Pattern.compile("\\S+:rollback-\\d+");

    /** What says how a step went, which is cut where it is long; all else is said in full. */
    private static final Pattern STEP =
            Pattern.compile("^(check|hold|shift|back up|deploy|migrate) .*");

    private final String folder;
    private final List<String> told = new ArrayList<>();

    /**
     * @param folder what is left out of paths
     */
    Wording(Path folder) {
        this.folder = folder + "/";
    }

    /** The text for people; empty when its reason was told before. */
    Optional<String> fresh(String text) {
        var reason = text.substring(text.indexOf(": ") + 1).strip();
        boolean known =
                reason.length() >= WORTH_SAYING_ONCE
                        && told.stream().anyMatch(before -> before.contains(reason));
        told.add(text);
        return known ? Optional.empty() : Optional.of(brief(text));
    }

    /** {@code blue 90 %, green 10 %}. */
    static String shares(Map<String, Integer> shares) {
        return shares.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(share -> "%s %d %%".formatted(share.getKey(), share.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The rollback that a run says it waits for. */
    static Optional<String> rollback(List<Event> events) {
        return events.stream()
                .map(event -> ROLLBACK.matcher(event.text()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    private String brief(String text) {
        var line = text.replace(folder, "").replace('\n', ' ');
        line = DIGEST.matcher(line).replaceAll("$1");
        return cut(KEY.matcher(line).replaceAll("$1…"));
    }

    private static String cut(String line) {
        if (line.length() <= LONGEST || !STEP.matcher(line).matches()) {
            return line;
        }
        var end = Math.max(line.lastIndexOf("; ", LONGEST), line.lastIndexOf(", ", LONGEST));
        return line.substring(0, end > 0 ? end + 1 : LONGEST) + " …";
    }
}
