package dev.holdpoint.worker.planning;

import dev.holdpoint.activities.SourceDispatch;
import dev.holdpoint.activities.shipped.ShippedAdapters;
import dev.holdpoint.runbooks.ClassPathAdapters;
import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.runbooks.compiler.ArtifactSource;
import dev.holdpoint.runbooks.compiler.FolderCommit;
import dev.holdpoint.runbooks.compiler.Planned;
import dev.holdpoint.runbooks.compiler.Planner;
import dev.holdpoint.runbooks.compiler.Scope;
import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.port.AdapterCatalog;
import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/** Plans requests by the documents of a folder, read anew each time. */
public final class Planning {
    private final Path folder;
    private final AdapterCatalog catalog;
    private final SourceDispatch sources;

    /**
     * @param folder {@code holdpoint.runbooks}
     */
    public Planning(Path folder, AdapterCatalog catalog, SourceDispatch sources) {
        this.folder = folder;
        this.catalog = catalog;
        this.sources = sources;
    }

    /** With every adapter that comes with Holdpoint. */
    public static Planning in(Path folder) {
        return new Planning(folder, published(), new SourceDispatch(ShippedAdapters.all()));
    }

    /** The adapters that are on the class path. */
    public static AdapterCatalog published() {
        return ClassPathAdapters.of(Planning.class.getClassLoader());
    }

    /**
     * The plan, or everything against it.
     *
     * @param told of progress while the artifact is looked up
     */
    public Planned plan(DeploymentRequest request, Scope scope, Consumer<String> told) {
        return plan(
                request,
                scope,
                (binding, asked) ->
                        sources.resolve(asked.service(), binding, asked.version(), told));
    }

    /** The same with artifacts from elsewhere. */
    public Planned plan(DeploymentRequest request, Scope scope, ArtifactSource artifacts) {
        return new Planner(
                        documents(), catalog, FolderCommit.of(folder).orElse(null), Instant.now())
                .plan(request, scope, artifacts);
    }

    /** The artifact that the request's version stands for now. */
    public Artifact artifact(DeploymentRequest request, Consumer<String> told) {
        var service = documents().services().get(request.service());
        if (service == null) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "There is no service \"%s\" under %s any more."
                            .formatted(request.service(), folder),
                    Errors.MISCONFIGURED);
        }
        return sources.resolve(
                request.service(), service.value().source(), request.version(), told);
    }

    /** What the folder says now. */
    public Documents documents() {
        if (!Files.isDirectory(folder)) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "The folder of the runbooks, %s, does not exist. Name the right one in holdpoint.runbooks or HOLDPOINT_RUNBOOKS."
                            .formatted(folder.toAbsolutePath()),
                    Errors.MISCONFIGURED);
        }
        return Documents.read(folder, catalog);
    }
}
