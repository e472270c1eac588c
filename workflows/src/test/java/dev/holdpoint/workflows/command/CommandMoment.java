package dev.holdpoint.workflows.command;

import dev.holdpoint.workflows.deployment.DeploymentOutcome;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Stage.WatchPhase;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Rules;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.window.Calendar;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A moment in the life of a run at which people may say something, and how to come to it. */
enum CommandMoment {
    COMPILING(
            "the plan is being compiled",
            scene -> {
                scene.documents().away();
                return scene.deploy(Plans.quick("2.4.0").plan());
            }),
    WINDOW(
            "it waits for a window",
            scene -> {
                // a day that never comes is a window that never opens
                var never =
                        new Calendar(
                                ZoneOffset.UTC, List.of("Mon 00:00-00:01"), List.of(), List.of());
                var plan = Plans.of("2.4.0").slots("production").window("calm", never);
                return waiting(
                        scene,
                        known(plan).production(Steps.wait("calm"), Steps.deploy()),
                        State.WAITING_WINDOW);
            }),
    APPROVAL("an approval is open", open(Steps.approve("tech-lead"))),
    CONFIRM("a confirm step is open", open(Steps.confirm(Map.of("notes", "Notes are out")))),
    ASK(
            "an ask step is open",
            open(
                    Steps.ask(
                            "Quiet enough?",
                            Map.of("continue", Consequence.CONTINUE, "stop", Consequence.STOP),
                            "stop"))),
    STEP(
            "a step is under way",
            scene -> {
                scene.world()
                        .check(
                                "smoke",
                                _ -> {
                                    throw ApplicationFailure.newFailure("not yet", "Unavailable");
                                });
                return waiting(scene, served(Steps.check("smoke")), State.RUNNING);
            }),
    PAUSED(
            "it is paused",
            scene -> {
                var run = waiting(scene, served(Steps.approve("tech-lead")), State.WAITING_PERSON);
                run.say("pause", "kim wait");
                run.say("approve", "anna ok");
                run.until(State.PAUSED);
                return run;
            }),
    HOLD(
            "a hold measures",
            scene -> waiting(scene, served(Steps.hold(Duration.ofHours(1))), State.HOLDING)),
    BREACH(
            "a breach asks",
            scene -> {
                scene.world()
                        .metric(
                                "error-rate",
                                (slot, requests, _) ->
                                        new Reading.Ratio(
                                                slot.equals("green") ? requests / 4 : 0, requests));
                var plan = served(Steps.hold(Duration.ofHours(1)));
                return waiting(
                        scene,
                        plan.rule(Rules.errorsAbove(10, Rule.Action.ASK)),
                        State.WAITING_PERSON);
            }),
    FAILED(
            "a failed step asks",
            scene -> {
                scene.world().check("smoke", _ -> Verdict.FAIL);
                return waiting(
                        scene,
                        known(Plans.of("2.4.0").slots("production"))
                                .stage(
                                        "Production",
                                        StageType.PRODUCTION_DEPLOYMENT,
                                        "production",
                                        Consequence.ASK,
                                        Steps.deploy(),
                                        Steps.shift(25),
                                        Steps.check("smoke")),
                        State.WAITING_PERSON);
            }),
    RETURNING(
            "the run, whose stable is being brought back",
            scene -> {
                var run = aborted(scene);
                run.until(State.ROLLING_BACK);
                return run;
            }),
    ROLLBACK(
            "the rollback, while it succeeds",
            scene -> {
                var _ = aborted(scene);
                var rollback = scene.run("shop@production:rollback-1");
                rollback.until(State.ROLLING_BACK);
                return rollback;
            }),
    ROLLBACK_FAILED(
            "the rollback, when it fails",
            scene -> {
                for (int i = 0; i < 9; i++) {
                    scene.world()
                            .failing("shift {blue=100, green=0}", Errors.REFUSED, "it is down");
                }
                var _ = aborted(scene);
                var rollback = scene.run("shop@production:rollback-1");
                rollback.until(State.ROLLBACK_FAILED);
                return rollback;
            }),
    WATCH(
            "the watch",
            scene -> {
                var day = new WatchPhase(Duration.ofDays(1), Duration.ofHours(1));
                scene.deploy(served(Steps.shift(100)).watch(Duration.ofDays(2), day).plan())
                        .result(DeploymentOutcome.class);
                var watch = scene.run("shop@production:watch-1");
                watch.until(State.HOLDING);
                return watch;
            });

    private final String words;
    private final Function<Scene, Scene.Run> come;

    CommandMoment(String words, Function<Scene, Scene.Run> come) {
        this.words = words;
        this.come = come;
    }

    /** As the table calls it. */
    static CommandMoment named(String words) {
        return Arrays.stream(values())
                .filter(it -> it.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such moment: " + words));
    }

    /** Who takes commands then. */
    Scene.Run in(Scene scene) {
        scene.world().serving("blue", "2.3.0", "green");
        return come.apply(scene);
    }

    private static Function<Scene, Scene.Run> open(Step step) {
        return scene ->
                waiting(
                        scene,
                        known(Plans.of("2.4.0").slots("production"))
                                .production(step, Steps.deploy()),
                        State.WAITING_PERSON);
    }

    private static Scene.Run aborted(Scene scene) {
        var run = HOLD.come.apply(scene);
        run.say("abort", "kim customers call");
        return run;
    }

    private static Plans served(Step then) {
        return known(Plans.of("2.4.0").slots("production"))
                .production(Steps.deploy(), Steps.shift(25), then);
    }

    /** A rule knows what people may report. */
    private static Plans known(Plans plans) {
        return plans.rule(Rules.reported("bug", Rule.Action.WARN));
    }

    private static Scene.Run waiting(Scene scene, Plans plans, State state) {
        var run = scene.deploy(plans.plan());
        run.until(state);
        return run;
    }
}
