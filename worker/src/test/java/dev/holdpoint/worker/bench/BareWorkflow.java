package dev.holdpoint.worker.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does each deed as soon as those are done that had been done before it in the deployment. */
public final class BareWorkflow implements Bare {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void run(List<Deed> deeds) {
        var begun = new ArrayList<Promise<?>>();
        for (var deed : deeds) {
            deed.after().forEach(number -> begun.get(number).get());
            begun.add(begin(deed));
        }
        begun.forEach(Promise::get);
    }

    private static Promise<?> begin(Deed deed) {
        if (deed.type().equals(Deed.WAIT)) {
            return Workflow.newTimer(Duration.ofMillis(deed.startToClose()));
        }
        var options =
                ActivityOptions.newBuilder()
                        .setTaskQueue(deed.queue())
                        .setStartToCloseTimeout(Duration.ofMillis(deed.startToClose()));
        if (deed.heartbeat() > 0) {
            options.setHeartbeatTimeout(Duration.ofMillis(deed.heartbeat()));
        }
        return Workflow.newUntypedActivityStub(options.build())
                .executeAsync(
                        deed.type(),
                        JsonNode.class,
                        deed.arguments().stream().map(BareWorkflow::argument).toArray());
    }

    private static @Nullable Object argument(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            return JSON.readTree(json.replace(Deed.RUN, Workflow.getInfo().getRunId()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
