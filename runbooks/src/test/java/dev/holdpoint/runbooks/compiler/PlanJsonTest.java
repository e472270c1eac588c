package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdpoint.workflows.plan.Plan;
import io.temporal.common.converter.DefaultDataConverter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
    private static final int BUDGET = 256 * 1024;

    private final Plan plan = Plans.shop();

    @Test
    void a_plan_reads_back_as_it_was() throws JsonProcessingException {
        assertThat(PlanJson.MAPPER.readValue(PlanJson.of(plan), Plan.class)).isEqualTo(plan);
    }

    @Test
    void a_plan_crosses_temporal_unchanged() {
        var converter = DefaultDataConverter.newDefaultInstance();
        var payload = converter.toPayload(plan).orElseThrow();

        assertThat(converter.fromPayload(payload, Plan.class, Plan.class)).isEqualTo(plan);
    }

    @Test
    void the_plan_of_the_standard_sop_keeps_far_below_its_budget() {
        assertThat(PlanJson.of(plan).getBytes(StandardCharsets.UTF_8).length).isLessThan(BUDGET);
    }

    @Test
    void durations_are_written_as_people_know_them() throws JsonProcessingException {
        var written = new JsonMapper().readTree(PlanJson.of(plan));

        assertThat(written.at("/rollback/within").asText()).isEqualTo("PT5M");
        assertThat(written.at("/stages/2/steps/6/step/length").asText()).isEqualTo("PT5M");
    }
}
