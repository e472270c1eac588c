package dev.holdpoint.worker.chaos;

import dev.holdpoint.worker.acceptance.Installation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * The build after this one, made of this one's sources: the plan has one more field, and shifts and
 * holds take one more step, behind {@code Workflow.getVersion}.
 */
final class NextBuild {
    private static final Path SOURCES =
            Path.of("..", "workflows", "src", "main", "java", "dev", "holdpoint", "workflows");

    private static final String ONE_MORE_STEP =
            """
                    if (io.temporal.workflow.Workflow.getVersion(
                                    "next-build", io.temporal.workflow.Workflow.DEFAULT_VERSION, 1)
                            >= 1) {
                        io.temporal.workflow.Workflow.sleep(java.time.Duration.ofMillis(100));
                    }
            """;

    private static final List<Change> CHANGES =
            List.of(
                    new Change(
                            "plan/Plan.java",
                            "        List<String> notes) {\n",
                            "        List<String> notes,\n        @Nullable String newcomer) {\n"),
                    new Change(
                            "plan/Plan.java",
                            "                notes);\n    }\n",
                            "                notes,\n                newcomer);\n    }\n"
                                    + formerConstructor()),
                    new Change(
                            "stage/ShiftRunner.java",
                            "        run.intend(planned);\n",
                            ONE_MORE_STEP + "        run.intend(planned);\n"),
                    new Change(
                            "stage/HoldRunner.java",
                            "        run.bench.pace(step.every());\n",
                            ONE_MORE_STEP + "        run.bench.pace(step.every());\n"));

    private NextBuild() {}

    private record Change(String file, String from, String to) {}

    /** Makes it, once; its home, from which it starts as any other. */
    static Path at(Path folder) throws IOException {
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
            if (!files.contains(file)) {
                Files.createDirectories(folder.resolve(change.file()).resolveSibling("."));
                Files.copy(SOURCES.resolve(change.file()), file);
                files.add(file);
            }
            var source = Files.readString(file);
            var next = source.replace(change.from(), change.to());
            if (next.equals(source)) {
                throw new AssertionError(
                        "%s no longer says: %s".formatted(change.file(), change.from()));
            }
            Files.writeString(file, next);
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

    /**
     * What the compiler of this build calls: it knows nothing of the newcomer, so this fills it.
     */
    private static String formerConstructor() {
        return """

            public Plan(
                    String hash,
                    RunbookReference runbook,
                    DeploymentRequest request,
                    String type,
                    Artifact artifact,
                    Map<String, List<String>> roles,
                    List<PlannedStage> stages,
                    PlannedRollback rollback,
                    List<PlannedRule> rules,
                    @Nullable Asking onLost,
                    @Nullable Progress progress,
                    Map<String, PlannedEnvironment> environments,
                    Map<String, Binding> metrics,
                    Map<String, Binding> checks,
                    Map<String, Binding> commands,
                    Map<String, Binding> notices,
                    List<String> judged,
                    List<String> notes) {
                this(hash, runbook, request, type, artifact, roles, stages, rollback, rules,
                        onLost, progress, environments, metrics, checks, commands, notices,
                        judged, notes, "said by the next build");
            }
        """;
    }
}
