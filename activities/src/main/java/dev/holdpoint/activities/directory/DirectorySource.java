package dev.holdpoint.activities.directory;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.SourceAdapter;
import dev.holdpoint.workflows.plan.Artifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Versions that are folders under one root; the artifact is the digest of all that is in one. */
public final class DirectorySource implements SourceAdapter {
    @Override
    public String name() {
        return "directory";
    }

    @Override
    public Artifact resolve(AdapterCall call) {
        var root = Path.of(call.settings(DirectorySettings.class).root()).toAbsolutePath();
        if (!Files.isDirectory(root)) {
            throw call.misconfigured("the folder of releases " + root + " is not on this worker");
        }
        var version = call.fill("${version}");
        var release = root.resolve(version).normalize();
        if (!root.normalize().equals(release.getParent()) || !Files.isDirectory(release)) {
            throw call.unknownVersion(
                    "version %s is unknown: %s has no folder of that name; %s"
                            .formatted(version, root, Newest.in(root)));
        }
        call.heartbeat("reading " + release);
        try {
            var folder = release.toRealPath();
            return new Artifact(version, TreeDigest.of(folder), null, folder.toString(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("reading the release " + release, e);
        }
    }
}
