package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.plan.Plan;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private final Plan plan = Plans.shop();

    @Test
    void too_little_traffic_is_foretold_for_each_hold() {
        assertThat(Forecast.notes(plan, Map.of("error-rate", 0.8)))
                .containsExactly(
                        "production/hold-1: 10 % of 0.8 req/s is 24 requests in 5 min, 59 needed"
                                + " for error-rate: too few, it would be extended, then ask",
                        "production/hold-2: 25 % of 0.8 req/s is 60 requests in 5 min, 59 needed"
                                + " for error-rate",
                        "production/hold-3: 50 % of 0.8 req/s is 120 requests in 5 min, 59 needed"
                                + " for error-rate",
                        "production/hold-4: 100 % of 0.8 req/s is 480 requests in 10 min, 59"
                                + " needed for error-rate",
                        "post-deployment-validation/hold-1: 100 % of 0.8 req/s is 480 requests in"
                                + " 10 min, 59 needed for error-rate");
    }

    @Test
    void what_is_no_count_of_requests_is_not_foretold() {
        assertThat(Forecast.notes(plan, Map.of("memory", 5.0))).isEmpty();
    }

    @Test
    void without_slots_everybody_is_counted_from_the_start() {
        var ledger = Plans.ready("{'service': 'ledger', 'version': '1'}");

        assertThat(Forecast.notes(ledger, Map.of("error-rate", 2.0)))
                .containsExactly(
                        "production/hold-1: 100 % of 2 req/s is 600 requests in 5 min, 59 needed"
                                + " for error-rate");
    }

    @Test
    void what_is_probed_has_a_rate_of_its_own() {
        assertThat(Forecast.notes(probed(1), Map.of()))
                .containsExactly(
                        "production/hold-1: 100 % of 5 req/s is 1500 requests in 5 min, 59 needed"
                                + " for error-rate");
        assertThat(Forecast.notes(probed(60), Map.of()))
                .containsExactly(
                        "production/hold-1: 100 % of 5 req/s is 25 requests in 5 s, 59 needed for"
                                + " error-rate: too few, it would be extended, then ask; a speedup"
                                + " of 25 leaves enough");
    }

    private static Plan probed(int speedup) {
        return Plans.ready(
                "{'service': 'ledger', 'version': '1', 'speedup': %d}".formatted(speedup));
    }

    @Test
    void with_a_speedup_fewer_requests_come_and_no_fewer_are_needed() {
        var fast = Plans.ready("{'service': 'ledger', 'version': '1', 'speedup': 60}");

        assertThat(Forecast.notes(fast, Map.of("error-rate", 2.0)))
                .containsExactly(
                        "production/hold-1: 100 % of 2 req/s is 10 requests in 5 s, 59 needed for"
                                + " error-rate: too few, it would be extended, then ask; a speedup"
                                + " of 10 leaves enough");
    }
}
