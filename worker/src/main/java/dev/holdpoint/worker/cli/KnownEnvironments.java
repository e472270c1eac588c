package dev.holdpoint.worker.cli;

import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.worker.planning.Planning;
import dev.holdpoint.workflows.wire.Names;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which environments there are: those that the server runs, and those that documents name. */
final class KnownEnvironments {
    private final Connection connection;
    private final Optional<Path> documents;

    /**
     * @param documents the folder of the documents, where there is one here
     */
    KnownEnvironments(Connection connection, Optional<Path> documents) {
        this.connection = connection;
        this.documents = documents;
    }

    /** What to tell somebody who named one that nobody knows; empty when it is known. */
    Optional<String> unknown(String service, String environment) {
        var id = Names.environmentId(service, environment);
        if (ran(id)) {
            return Optional.empty();
        }
        var known = new TreeSet<>(named());
        if (known.contains(id)) {
            return Optional.empty();
        }
        known.addAll(running());
        return Optional.of(
                "There is no environment %s: nothing was ever deployed there%s. There is: %s. If it is right all the same, say --force."
                        .formatted(
                                id,
                                documents.isPresent() ? ", and no document names it" : "",
                                known.isEmpty() ? "none" : String.join(", ", known)));
    }

    private boolean ran(String id) {
        try {
            var _ = connection.client().newUntypedWorkflowStub(id).describe();
            return true;
        } catch (WorkflowNotFoundException e) {
            if (Complaints.namespace(e).isPresent()) {
                throw e;
            }
            return false;
        }
    }

    private List<String> running() {
        try {
            return new Listing(connection)
                    .entries(Listing.ENVIRONMENTS).stream().map(Listing.Entry::id).toList();
        } catch (WorkflowServiceException | StatusRuntimeException _) {
            return List.of();
        }
    }

    private List<String> named() {
        return documents.stream()
                .map(folder -> Documents.read(folder, Planning.published()))
                .flatMap(read -> read.services().entrySet().stream())
                .flatMap(service ->
                        service.getValue().value().environments().keySet().stream()
                                .map(name -> Names.environmentId(service.getKey(), name)))
                .toList();
    }
}
