package dev.holdpoint.activities.git;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.SourceAdapter;
import dev.holdpoint.activities.command.Runner;
import dev.holdpoint.workflows.plan.Artifact;
import java.nio.file.Path;
import java.util.Map;

/** Versions that are commits; the artifact is the commit, the workspace a clean checkout of it. */
public final class GitSource implements SourceAdapter {
    private final Runner runner;
    private final Path workspaces;

    /**
     * @param workspaces where mirrors and checkouts lie
     */
    public GitSource(Runner runner, Path workspaces) {
        this.runner = runner;
        this.workspaces = workspaces;
    }

    /** In the folder of the property {@code holdpoint.workspaces}, else in the state folder. */
    public static GitSource standard(Runner runner) {
        var home =
                Path.of(
                        System.getProperty("user.home"),
                        ".local",
                        "state",
                        "holdpoint",
                        "workspaces");
        return new GitSource(
                runner, Path.of(System.getProperty("holdpoint.workspaces", home.toString())));
    }

    @Override
    public String name() {
        return "git";
    }

    @Override
    public Artifact resolve(AdapterCall call) {
        var settings = call.written(GitSettings.class);
        var git = new Git(runner, call, settings.limitOrUsual());
        var mirror = new Mirror(git, workspaces, call.fill(settings.repository()));
        mirror.fetch();
        var ref = call.fill(settings.refOrVersion());
        var commit = mirror.commit(ref).orElseThrow(() -> unknown(call, settings, mirror, ref));
        var workspace = new Checkouts(git, mirror).of(commit);
        return new Artifact(
                call.fill("${version}"), commit, commit, workspace.toString(), Map.of());
    }

    private static RuntimeException unknown(
            AdapterCall call, GitSettings settings, Mirror mirror, String ref) {
        return call.unknownVersion(
                "version %s is unknown: %s has no tag, branch or commit %s; %s"
                        .formatted(
                                call.fill("${version}"),
                                call.fill(settings.repository()),
                                ref,
                                mirror.newest(settings.refOrVersion())));
    }
}
