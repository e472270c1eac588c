package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedRule;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Share;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.runbook.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Foretells whether the holds of a plan will see enough requests to say anything. */
public final class Forecast {
    private static final double MILLIS = 1000;
    private static final double ROUNDING = 1e-9;

    private final Plan plan;
    private final Map<String, Double> rates;
    private final Map<String, Double> probed;
    private final Map<String, Share> shares = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    private Forecast(Plan plan, Map<String, Double> rates) {
        this.plan = plan;
        this.rates = Ordered.copy(rates);
        this.probed = Probing.rates(plan, rates.keySet());
    }

    /**
     * One note for each hold and metric: {@code 10 % of 0.8 req/s is 24 requests in 5 min, 59
     * needed}. Metrics that are probed have a rate of their own, whatever the share. Not part of
     * the plan's hash.
     *
     * @param rates metric → requests per second of the whole service, of those that are known
     */
    public static List<String> notes(Plan plan, Map<String, Double> rates) {
        var forecast = new Forecast(plan, rates);
        plan.stages().stream().filter(stage -> stage.as().judged()).forEach(forecast::stage);
        return List.copyOf(forecast.notes);
    }

    private void stage(PlannedStage stage) {
        var environment = stage.environment();
        if (environment == null) {
            return;
        }
        shares.computeIfAbsent(environment, _ -> first(stage, environment));
        stage.steps().stream()
                .filter(step -> step.skipped() == null)
                .forEach(step -> step(step, environment));
    }

    /** Before its first shift a candidate sees nobody; without slots, everybody. */
    private Share first(PlannedStage stage, String environment) {
        var planned = plan.environments().get(environment);
        boolean slots = planned != null && !planned.slots().isEmpty();
        return slots && stage.as() == StageType.PRODUCTION_DEPLOYMENT ? Share.NONE : Share.ALL;
    }

    private void step(PlannedStep planned, String environment) {
        if (planned.step() instanceof Step.Shift shift) {
            var candidate = shift.to() == Step.Shift.To.CANDIDATE;
            shares.put(environment, candidate ? shift.share() : Share.NONE);
        }
        if (planned.step() instanceof Step.Hold hold) {
            var share = shares.getOrDefault(environment, Share.NONE);
            rates.forEach((metric, rate) -> hold(planned.id(), hold, metric, rate, share));
            probed.forEach((metric, rate) -> hold(planned.id(), hold, metric, rate, Share.ALL));
        }
    }

    private void hold(String id, Step.Hold hold, String metric, double rate, Share share) {
        int needed = needed(metric);
        if (needed == 0 || share.percent() == 0) {
            return;
        }
        double seconds = hold.length().toMillis() / MILLIS;
        long requests = (long) Math.floor(rate * share.percent() / 100 * seconds + ROUNDING);
        var note =
                "%s: %s of %s req/s is %d requests in %s, %d needed for %s"
                        .formatted(
                                id,
                                share,
                                number(rate),
                                requests,
                                DurationText.of(hold.length()),
                                needed,
                                metric);
        double asWritten = rate * share.percent() / 100 * seconds * speedup();
        notes.add(requests < needed ? note + tooFew((int) (asWritten / needed)) : note);
    }

    /**
     * @param most the speedup that would leave enough; 0 when even none would
     */
    private String tooFew(int most) {
        var sentence = ": too few, it would be extended, then ask";
        if (speedup() == 1 || most == 0) {
            return sentence;
        }
        return sentence
                + (most == 1
                        ? "; without a speedup it is enough"
                        : "; a speedup of %d leaves enough".formatted(most));
    }

    private int speedup() {
        var asked = plan.request().speedup();
        return asked == null ? 1 : asked;
    }

    /** What the strictest rule takes that does more than warn. */
    private int needed(String metric) {
        return plan.rules().stream()
                .filter(rule -> rule.rule().action() != Rule.Action.WARN)
                .filter(rule -> rule.rule().subject().equals(new Rule.Subject.Metric(metric)))
                .mapToInt(PlannedRule::atLeast)
                .max()
                .orElse(0);
    }

    private static String number(double rate) {
        return BigDecimal.valueOf(rate)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
