package dev.holdpoint.worker.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of numbers: a command writes what stands between two lines of it, people the rest.
 *
 * @param command as people type it, and as the first of the lines names it
 */
public record WrittenPage(Path file, String command) {
    private static final String END = "<!-- until here -->";

    /** Puts this between the lines. */
    public void write(String text) throws IOException {
        var first = "<!-- what follows was written by %s -->".formatted(command);
        var page = Files.readString(file);
        int begin = page.indexOf(first) + first.length();
        int end = page.indexOf(END);
        if (begin < first.length() || end < begin) {
            throw new IOException(
                    "%s has no place for the table: a line \"%s\" and one \"%s\""
                            .formatted(file, first, END));
        }
        Files.writeString(
                file,
                "%s\n\n%s\n%s".formatted(page.substring(0, begin), text, page.substring(end)));
    }
}
