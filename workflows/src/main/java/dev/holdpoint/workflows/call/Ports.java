package dev.holdpoint.workflows.call;

import dev.holdpoint.workflows.environment.protocol.EnvironmentActivities;
import dev.holdpoint.workflows.port.ApprovalActivities;
import dev.holdpoint.workflows.port.CheckActivities;
import dev.holdpoint.workflows.port.CommandActivities;
import dev.holdpoint.workflows.port.DatabaseActivities;
import dev.holdpoint.workflows.port.DeployActivities;
import dev.holdpoint.workflows.port.EvidenceActivities;
import dev.holdpoint.workflows.port.HandsActivities;
import dev.holdpoint.workflows.port.NoticeActivities;
import dev.holdpoint.workflows.port.ObserveActivities;
import dev.holdpoint.workflows.port.PlanActivities;
import dev.holdpoint.workflows.port.TrafficActivities;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The world, as stubs: each named for what it will do, so that the timeline reads like a log. */
public record Ports(@Nullable String worker) {
    /** Tries of short calls go on for so long before the step fails. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** An environment answers at once, or something holds it up that a person must see. */
    private static final Duration ANSWER = Duration.ofMinutes(5);

    /** A command is answered within half a minute. */
    private static final Duration PROMPT = Duration.ofSeconds(20);

    private static final Duration GLANCE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(12);

    /** Traffic calls; each call is short, and none is under way when one was cancelled. */
    public TrafficActivities traffic(String summary) {
        return stub(TrafficActivities.class, Timing.JOINED, summary, PATIENCE);
    }

    /** Traffic calls that must not keep anybody waiting. */
    public TrafficActivities hurriedTraffic(String summary) {
        return stub(TrafficActivities.class, Timing.SHORT, summary, GLANCE);
    }

    /** A count of shares, which takes a while. */
    public TrafficActivities counting(String summary) {
        return stub(TrafficActivities.class, Timing.LONG, summary, PATIENCE);
    }

    /** Looking at a release. */
    public DeployActivities releases(String summary) {
        return stub(DeployActivities.class, Timing.LONG, summary, PATIENCE);
    }

    /** A look that must not keep anybody waiting. */
    public DeployActivities glance(String summary) {
        return stub(DeployActivities.class, Timing.LONG, summary, GLANCE);
    }

    /** Starting and stopping releases. */
    public DeployActivities deploy(String summary) {
        return stub(DeployActivities.class, Timing.LONG, summary, LONGEST);
    }

    /** Backup and migration. */
    public DatabaseActivities database(String summary) {
        return stub(DatabaseActivities.class, Timing.LONG, summary, LONGEST);
    }

    /** Reading the schema. */
    public DatabaseActivities schema(String summary) {
        return stub(DatabaseActivities.class, Timing.LONG, summary, PATIENCE);
    }

    /** Checks; {@code limit} is the check's own. */
    public CheckActivities check(String summary, Duration limit) {
        return stub(CheckActivities.class, Timing.LONG, summary, limit.plus(PATIENCE));
    }

    /** Commands of the service. */
    public CommandActivities command(String summary) {
        return stub(CommandActivities.class, Timing.LONG, summary, LONGEST);
    }

    /** Sampling for {@code length}. */
    public ObserveActivities observe(String summary, Duration length) {
        return stub(ObserveActivities.class, Timing.LONG, summary, length.plus(PATIENCE));
    }

    /** Notices; given up after {@code patience}. */
    public NoticeActivities notices(String summary, Duration patience) {
        return stub(NoticeActivities.class, Timing.LONG, summary, patience);
    }

    /** Keeping what is known of a release; given up after {@code patience}. */
    public EvidenceActivities evidence(String summary, Duration patience) {
        return stub(EvidenceActivities.class, Timing.LONG, summary, patience);
    }

    /** The undo as commands for hands. */
    public HandsActivities hands() {
        return stub(HandsActivities.class, Timing.SHORT, "write the undo for hands", PATIENCE);
    }

    /** Compiling; on the common queue, as every activity without environment. */
    public static PlanActivities plan(String summary) {
        return common(PlanActivities.class, Timing.LONG, summary, Duration.ofMinutes(5));
    }

    /** Checking a signature, which a person waits for. */
    public static ApprovalActivities approvals(String summary) {
        return common(ApprovalActivities.class, Timing.SHORT, summary, PROMPT);
    }

    /** Short words with an environment. */
    public static EnvironmentActivities environment(String summary) {
        return common(EnvironmentActivities.class, Timing.SHORT, summary, ANSWER);
    }

    /** Waiting for another workflow. */
    public static EnvironmentActivities follow(String summary) {
        return common(EnvironmentActivities.class, Timing.LONG, summary, LONGEST);
    }

    private <A> A stub(Class<A> port, Timing timing, String summary, Duration budget) {
        return Workflow.newActivityStub(
                port, timing.options(Names.taskQueue(worker), summary, budget));
    }

    private static <A> A common(Class<A> port, Timing timing, String summary, Duration budget) {
        return Workflow.newActivityStub(port, timing.options(Names.TASK_QUEUE, summary, budget));
    }
}
