package dev.holdpoint.worker.host;

import dev.holdpoint.workflows.wire.Names;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of Holdpoint's search attributes the server has. Runs set only those: one that is missing
 * would block a run for ever.
 */
public final class SearchAttributes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchAttributes.class);
    private static final int DEADLINE_SECONDS = 3;
    private static final IndexedValueType KEYWORD = IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
    private static final List<String> OURS =
            Names.SEARCH_ATTRIBUTES.stream().map(key -> key.getName()).toList();

    private final WorkflowClient client;
    private final OperatorServiceStubs stubs;
    private volatile List<String> known = List.of();

    public SearchAttributes(WorkflowClient client) {
        this.client = client;
        this.stubs =
                OperatorServiceStubs.newServiceStubs(
                        OperatorServiceStubsOptions.newBuilder(
                                        client.getWorkflowServiceStubs().getOptions())
                                .validateAndBuildWithDefaults());
    }

    /** Those that are there now; those of the last answer when the server gives none. */
    public List<String> available() {
        try {
            known = listed();
        } catch (StatusRuntimeException unlisted) {
            LOG.debug("The server does not list search attributes", unlisted);
        }
        return known;
    }

    /** Creates those that are missing, where this worker may. */
    public void create() {
        var there = new ArrayList<String>();
        var listed = listedOrNone();
        for (var name : OURS) {
            if (listed.contains(name) || created(name)) {
                there.add(name);
            }
        }
        known = List.copyOf(there);
        if (there.size() < OURS.size()) {
            LOG.warn(
                    "The namespace {} has the search attributes {} of {}; runs do without the"
                            + " others. An operator creates them with: temporal operator"
                            + " search-attribute create --type Keyword --name NAME",
                    client.getOptions().getNamespace(),
                    there,
                    OURS);
        }
    }

    private Set<String> listedOrNone() {
        try {
            return Set.copyOf(listed());
        } catch (StatusRuntimeException unlisted) {
            LOG.debug("The server does not list search attributes", unlisted);
            return Set.of();
        }
    }

    private List<String> listed() {
        var answer =
                operator()
                        .listSearchAttributes(
                                ListSearchAttributesRequest.newBuilder()
                                        .setNamespace(client.getOptions().getNamespace())
                                        .build());
        var keywords =
                answer.getCustomAttributesMap().entrySet().stream()
                        .filter(entry -> entry.getValue() == KEYWORD)
                        .map(entry -> entry.getKey())
                        .collect(Collectors.toSet());
        return OURS.stream().filter(keywords::contains).toList();
    }

    private boolean created(String name) {
        try {
            var _ =
                    operator()
                            .addSearchAttributes(
                                    AddSearchAttributesRequest.newBuilder()
                                            .setNamespace(client.getOptions().getNamespace())
                                            .putSearchAttributes(name, KEYWORD)
                                            .build());
            return true;
        } catch (StatusRuntimeException refused) {
            return switch (refused.getStatus().getCode()) {
                case ALREADY_EXISTS -> true;
                default -> {
                    LOG.debug("The search attribute {} was not created", name, refused);
                    yield false;
                }
            };
        }
    }

    private OperatorServiceGrpc.OperatorServiceBlockingStub operator() {
        return stubs.blockingStub().withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }
}
