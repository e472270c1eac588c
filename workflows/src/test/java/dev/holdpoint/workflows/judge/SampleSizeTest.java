package dev.holdpoint.workflows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSizeTest {
    @ParameterizedTest
    @CsvSource({"0.10, 29", "0.05, 59", "0.02, 149", "0.01, 299", "0.005, 598", "1, 1"})
    void a_ratio_needs_so_many_requests(double limit, int requests) {
        assertThat(SampleSize.forRatio(limit)).isEqualTo(requests);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 5", "0.9, 29", "0.95, 59", "0.99, 299"})
    void a_quantile_needs_so_many_requests(double q, int requests) {
        assertThat(SampleSize.forQuantile(q)).isEqualTo(requests);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.013, 0.05, 0.2, 0.5, 0.9})
    void it_is_the_smallest_number_that_leaves_no_more_than_the_doubt(double limit) {
        int n = SampleSize.forRatio(limit);

        assertThat(Math.pow(1 - limit, n)).isLessThanOrEqualTo(SampleSize.DOUBT);
        assertThat(Math.pow(1 - limit, n - 1.0)).isGreaterThan(SampleSize.DOUBT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void a_limit_that_no_number_proves_is_refused(double limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.forRatio(limit))
                .withMessage("the limit of a ratio must be above 0 and at most 1, was %s", limit);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 95})
    void a_quantile_outside_its_bounds_is_refused(double q) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.forQuantile(q))
                .withMessage("a quantile must be between 0 and 1, both excluded, was %s", q);
    }
}
