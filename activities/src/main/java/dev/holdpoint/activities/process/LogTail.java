package dev.holdpoint.activities.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The end of what a release wrote, over the seam where its log was put aside. */
final class LogTail {
    private static final int BYTES = 64 * 1024;

    private LogTail() {}

    static List<String> of(Launch launch, int count) {
        var lines =
                Stream.of(launch.folder().resolve("out.log.1"), launch.log())
                        .filter(Files::exists)
                        .flatMap(file -> end(file).lines())
                        .toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private static String end(Path file) {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, bytes.length() - BYTES);
            bytes.seek(from);
            var end = new byte[BYTES];
            int read = Math.max(0, bytes.read(end));
            var text = new String(end, 0, read, StandardCharsets.UTF_8);
            // half a line could hold half a secret, which nobody would recognise
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }
}
