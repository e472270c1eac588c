package dev.holdpoint.activities.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A dump decoded whole: its table of contents, then every row of every table. */
final class ReadBack {
    private final Tools tools;
    private final Path dump;
    private long entries;
    private long tablesListed;
    private long tablesDecoded;
    private long rows;

    ReadBack(Tools tools, Path dump) {
        this.tools = tools;
        this.dump = dump;
    }

    /** Reads it all, or fails with a sentence. */
    String evidence() throws IOException, InterruptedException {
        restore(List.of("--list"), this::contents);
        restore(List.of("--section=data", "--file=-"), this::data);
        if (tablesDecoded != tablesListed) {
            throw Failures.refused(
                    "%s lists the data of %d tables but holds that of %d: it is not a usable backup."
                            .formatted(dump, tablesListed, tablesDecoded));
        }
        return "read back whole by pg_restore %s: %d entries, %d tables, %d rows"
                .formatted(tools.version(), entries, tablesDecoded, rows);
    }

    private void restore(List<String> options, Client.Output output)
            throws IOException, InterruptedException {
        var argv = new ArrayList<String>();
        argv.add(tools.restore().toString());
        argv.addAll(options);
        argv.add(dump.toString());
        var ended = Client.run(argv, Map.of(), output);
        if (!ended.well()) {
            if (!Files.exists(dump)) {
                throw Failures.unavailable(
                        "The backup %s was taken away before it was read back, as by another try of it. It is tried again."
                                .formatted(dump));
            }
            throw Failures.refused(
                    "The backup %s was written but cannot be read back: %s."
                            .formatted(dump, ended.complaint()));
        }
    }

    private void contents(InputStream out) throws IOException {
        for (var line : lines(out).lines().toList()) {
            if (!line.isBlank() && !line.startsWith(";")) {
                entries++;
                if (line.contains(" TABLE DATA ")) {
                    tablesListed++;
                }
            }
        }
    }

    private void data(InputStream out) throws IOException {
        var inTable = false;
        try (var lines = lines(out)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (inTable && line.equals("\\.")) {
                    inTable = false;
                } else if (inTable) {
                    rows++;
                } else if (line.startsWith("COPY ") && line.endsWith(" FROM stdin;")) {
                    inTable = true;
                    tablesDecoded++;
                }
            }
        }
    }

    /** Bytes as they are: only line ends matter here, and they are the same in every encoding. */
    private static BufferedReader lines(InputStream out) {
        return new BufferedReader(new InputStreamReader(out, StandardCharsets.ISO_8859_1));
    }
}
