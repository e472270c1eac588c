package dev.holdpoint.worker.demo;

import dev.holdpoint.worker.demo.shop.LoadReport;
import java.util.List;
import java.util.Map;

/**
 * What became of a demo.
 *
 * @param ok whether every deployment came out as it should and no request was lost
 * @param temporal which Temporal server it was
 * @param gateway what split the traffic
 */
public record DemoReport(
        boolean ok,
        String temporal,
        String gateway,
        double seconds,
        List<TrialReport> deployments,
        Load load) {

    public DemoReport {
        deployments = List.copyOf(deployments);
    }

    /**
     * What became of the users' requests.
     *
     * @param failedByFault failed by the bad version's own fault
     * @param lost every other failure
     * @param answeredBy version → answers
     * @param examples of lost ones
     */
    public record Load(
            long sent,
            long failedByFault,
            long lost,
            Map<String, Long> answeredBy,
            List<String> examples) {

        public Load {
            answeredBy = Map.copyOf(answeredBy);
            examples = List.copyOf(examples);
        }

        static Load of(LoadReport report) {
            return new Load(
                    report.sent(),
                    report.faults(),
                    report.lost(),
                    report.versions(),
                    report.examples());
        }
    }
}
