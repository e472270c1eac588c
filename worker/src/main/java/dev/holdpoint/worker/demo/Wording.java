package dev.holdpoint.worker.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes the words of a run short enough to be read as they go by; nothing is told twice. */
final class Wording {
    private static final int LONGEST = 200;
    private static final int WORTH_SAYING_ONCE = 30;
    private static final Pattern DIGEST = Pattern.compile("(sha256:[0-9a-f]{12})[0-9a-f]{52}");

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

    private String brief(String text) {
        var line = DIGEST.matcher(text.replace(folder, "")).replaceAll("$1").replace('\n', ' ');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
