package dev.holdpoint.worker.chaos;

import dev.holdpoint.worker.acceptance.Installation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * The build after this one, made of this one's sources: the plan has one more field, and shifts,
 * holds and phases of a watch take one more step, behind {@link
 * dev.holdpoint.workflows.call.Change}.
 */
public final class NextBuild {
    private static final Path SOURCES =
            Path.of("..", "workflows", "src", "main", "java", "dev", "holdpoint", "workflows");

    private static final Pattern HEADER = Pattern.compile("public record Plan\\(([^{]*)\\) \\{\n");

    private static final String ONE_MORE_STEP =
            """
                    if (dev.holdpoint.workflows.call.Change.taken("next-build")) {
                        io.temporal.workflow.Workflow.sleep(java.time.Duration.ofMillis(100));
                    }
            """;

    private static final List<Change> CHANGES =
            List.of(
                    new Change("plan/Plan.java", NextBuild::oneMoreField),
                    new Change("stage/ShiftRunner.java", oneMoreStep("run.intend(planned);")),
                    new Change(
                            "stage/HoldRunner.java", oneMoreStep("run.bench.pace(step.every());")),
                    new Change(
                            "stage/WatchSteps.java",
                            oneMoreStep("run.bench.pace(phase.every());")));

    private NextBuild() {}

    private record Change(String file, UnaryOperator<String> edit) {}

    /** Makes it, once; its home, from which it starts as any other. */
    public static Path at(Path folder) throws IOException {
        var home = folder.resolve("home");
        if (!Files.exists(home)) {
            Installation.at(home);
            var classes = compiled(changed(folder.resolve("sources")), folder.resolve("classes"));
            var library = Installation.own(home, "holdpoint-workflows");
            try (var jar = FileSystems.newFileSystem(library);
                    var files = Files.walk(classes)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(
                            file,
                            jar.getPath("/" + classes.relativize(file)),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return home;
    }

    private static List<Path> changed(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        for (var change : CHANGES) {
            var file = folder.resolve(change.file());
            Files.createDirectories(folder.resolve(change.file()).resolveSibling("."));
            var source = Files.readString(SOURCES.resolve(change.file()));
            var next = change.edit().apply(source);
            if (next.equals(source)) {
                throw new AssertionError(change.file() + " has changed; change the next build");
            }
            files.add(Files.writeString(file, next));
        }
        return files;
    }

    private static Path compiled(List<Path> sources, Path classes) throws IOException {
        Files.createDirectories(classes);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var options =
                    List.of(
                            "-proc:none",
                            "-parameters",
                            "-nowarn",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-d",
                            classes.toString());
            var units = manager.getJavaFileObjectsFromPaths(sources);
            if (!compiler.getTask(said, manager, null, options, null, units).call()) {
                throw new AssertionError("the next build does not compile: " + said);
            }
        }
        return classes;
    }

    private static UnaryOperator<String> oneMoreStep(String before) {
        return source -> source.replace(before, ONE_MORE_STEP + before);
    }

    /**
     * A component at the end of the plan, and a constructor without it for all who know nothing of
     * the newcomer.
     */
    private static String oneMoreField(String source) {
        var header = HEADER.matcher(source);
        if (!header.find()) {
            return source;
        }
        var former = header.group(1);
        var names =
                Arrays.stream(former.split(",\n"))
                        .map(component -> component.substring(component.lastIndexOf(' ') + 1))
                        .collect(Collectors.joining(", "));
        return header.replaceFirst(
                Matcher.quoteReplacement(
                        """
                        public record Plan(%s, @Nullable String newcomer) {
                            public Plan(%s) {
                                this(%s, "said by the next build");
                            }
                        """
                                .formatted(former, former, names)));
    }
}
