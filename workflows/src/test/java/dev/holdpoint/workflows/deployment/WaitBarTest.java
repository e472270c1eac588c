package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The page that on-call lands on is the deployment's: what is waited for is a bar there. */
class WaitBarTest {
    @AutoClose final Scene scene = new Scene();

    @Test
    void people_and_holds_are_bars_on_the_page_of_the_deployment() {
        scene.world().serving("blue", "2.3.0", "green");
        var run = scene.deploy(Plans.blueGreen("2.4.0").plan());
        run.until(State.WAITING_PERSON);
        run.say("approve", "anna ok");
        run.result(DeploymentOutcome.class);

        var events = scene.history(run.id());

        assertThat(bars(events))
                .containsSubsequence(
                        "waiting for tech-lead: production/approve-1", "Production holds at 25 %");
        assertThat(open(events, "waiting for tech-lead: production/approve-1"))
                .as("the bar ends with the answer")
                .isFalse();
    }

    private static List<String> bars(List<HistoryEvent> events) {
        return events.stream()
                .filter(HistoryEvent::hasTimerStartedEventAttributes)
                .map(WaitBarTest::summary)
                .toList();
    }

    private static boolean open(List<HistoryEvent> events, String bar) {
        Set<String> ended =
                events.stream()
                        .filter(e -> e.hasTimerCanceledEventAttributes())
                        .map(e -> e.getTimerCanceledEventAttributes().getTimerId())
                        .collect(Collectors.toSet());
        return events.stream()
                .filter(e -> e.hasTimerStartedEventAttributes() && summary(e).equals(bar))
                .anyMatch(e -> !ended.contains(e.getTimerStartedEventAttributes().getTimerId()));
    }

    private static String summary(HistoryEvent event) {
        return Payloads.dataConverter()
                .fromPayload(event.getUserMetadata().getSummary(), String.class, String.class);
    }
}
