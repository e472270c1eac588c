package dev.holdpoint.worker.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Markdown page of the repository.
 *
 * @param path where it lies
 */
record Page(Path path, String text) {
    /** The root of the repository. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^```([a-z]*)(?: (\\S+))?\n(.*?)^```$");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK =
            Pattern.compile("(?:\\[[^\\]]*]\\(|<img src=\")([^)\"\\s]+)");

    /**
     * A fenced block.
     *
     * @param language as the fence says it; empty where it says nothing
     * @param note the word after the language, such as the file that it is; not shown to readers
     */
    record Block(String language, Optional<String> note, String text) {
        /**
         * Its commands: lines that are none of the shell's own remarks, without what is said
         * beside.
         */
        List<String> commands() {
            return text.lines()
                    .map(line -> line.replaceFirst("(^|\\s+)# .*$", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    static Page read(String path) throws IOException {
        return read(ROOT.resolve(path));
    }

    private static Page read(Path path) throws IOException {
        return new Page(path, Files.readString(path));
    }

    /** Every page that people read: at the root, and below {@code docs}. */
    static List<Page> all() throws IOException {
        var pages = new ArrayList<Page>();
        try (var top = Files.list(ROOT);
                var docs = Files.walk(ROOT.resolve("docs"))) {
            for (var path : Stream.concat(top, docs).sorted().toList()) {
                if (path.getFileName().toString().endsWith(".md")) {
                    pages.add(read(path));
                }
            }
        }
        return pages;
    }

    List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(match ->
                        new Block(
                                match.group(1),
                                Optional.ofNullable(match.group(2)),
                                match.group(3)))
                .toList();
    }

    /** What stands in blocks and between backticks, a line each. */
    String code() {
        var prose = BLOCK.matcher(text).replaceAll("");
        return Stream.concat(
                        blocks().stream().map(Block::text),
                        CODE.matcher(prose).results().map(match -> match.group(1)))
                .collect(Collectors.joining("\n"));
    }

    /** Where its links and pictures lead; what stands in blocks is no link. */
    List<String> links() {
        return LINK.matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
