package dev.holdpoint.worker.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the manifest of the jar it came in. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"holdpoint " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
}
