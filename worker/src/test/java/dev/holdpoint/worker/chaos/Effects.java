package dev.holdpoint.worker.chaos;

import dev.holdpoint.worker.demo.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run did to the world, counted by the world.
 *
 * @param starts how often the new version said that it started
 * @param shares the shares of blue and green that the proxy was told, one after the other, without
 *     those that changed nothing
 * @param migrations rows that Flyway's history has beyond the first version
 * @param backups files
 * @param letters title of a notice → how often it was meant, by the keys it came with
 * @param repeats how many more came than were meant: with a key that had come before
 */
record Effects(
        int starts,
        List<String> shares,
        int migrations,
        int backups,
        Map<String, Integer> letters,
        int repeats) {
    Effects {
        shares = List.copyOf(shares);
        letters = Map.copyOf(letters);
    }

    /** What happened more often than in another run, in words. */
    List<String> beyond(Effects reference, boolean restarts) {
        var more = new ArrayList<String>();
        if (!restarts && starts > reference.starts) {
            more.add("the release started %d times".formatted(starts));
        }
        if (migrations > reference.migrations) {
            more.add("%d migrations".formatted(migrations));
        }
        if (backups > reference.backups) {
            more.add("%d backups".formatted(backups));
        }
        letters.forEach((title, count) -> {
            if (count > reference.letters.getOrDefault(title, 1)) {
                more.add("\"%s\" came with %d keys".formatted(title, count));
            }
        });
        return more;
    }

    static int migrations(EmbeddedDatabase.Database database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), null);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from flyway_schema_history where version > '1'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    static int backups(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return (int)
                    files.filter(file -> !file.toString().endsWith(".json"))
                            .filter(file -> !file.toString().endsWith(".part"))
                            .count();
        }
    }

    /** Title → number of different keys. */
    static Map<String, Integer> letters(List<Mailbox.Letter> all) {
        var counts = new HashMap<String, Integer>();
        all.stream().distinct().forEach(letter -> counts.merge(letter.title(), 1, Integer::sum));
        return counts;
    }

    static int repeats(List<Mailbox.Letter> all) {
        return all.size() - (int) all.stream().distinct().count();
    }
}
