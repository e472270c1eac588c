package dev.holdpoint.worker.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The documents of the scene: a runbook of seconds, its people, the shop at its addresses. */
final class SceneDocuments {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PEOPLE =
            """
            apiVersion: holdpoint.dev/v1alpha1
            kind: People
            name: crew
            people:
              anna: {email: anna@example.com}
              kim: {email: kim@example.com}
            roles:
              tech-lead: [anna]
              incident-responder: [kim]
            """;

    private static final String RUNBOOK =
            """
            apiVersion: holdpoint.dev/v1alpha1
            kind: Runbook
            name: quick
            sop: {title: "Deployment, in a hurry", file: S2}
            types: [standard]
            stages:
              - stage: Validation
                as: PreDeploymentValidation
                onFailure: stop
                steps:
                  - check: [artifact, rollback-ready, monitoring]
                  - approve: tech-lead
                    within: 5m
                    otherwise: stop
              - stage: Production
                as: ProductionDeployment
                environment: production
                onFailure: rollback
                steps:
                  - backup: database
                  - migrate: up
                    undo: {none: "it only adds; stable runs on the new schema"}
                  - deploy: new
                    at: candidate
                  - check: [health]
                    at: candidate
                  - shift: 25%
                  - hold: 12s
                    every: 3s
                  - shift: 100%
                  - hold: 9s
                    every: 3s
              - stage: Afterwards
                as: PostDeploymentValidation
                environment: production
                onFailure: rollback
                steps:
                  - check: [orders]
                  - hold: 9s
                    every: 3s
                  - notify: deployed
                    to: team
            rollback:
              within: 1m
              steps:
                - shift: stable
                - check: [health]
                  at: stable
                - notify: rolled-back
                  to: team
            rules:
              - {metric: error-rate, above: 10%, atLeast: 60, severity: P0, action: rollback}
              - {metric: latency-p95, above: 8s, severity: P0, action: rollback}
              - {check: health, fails: 3, severity: P0, action: rollback}
            """;

    private static final String SERVICE =
            """
            apiVersion: holdpoint.dev/v1alpha1
            kind: Service
            name: shop
            runbook: quick
            source: {directory: {root: @releases@}}
            people: crew
            metrics:
              error-rate:
                prometheus:
                  url: @prometheus@
                  bad: 'http_requests_total{service="shop",slot="${slot}",status=~"5.."}'
                  total: 'http_requests_total{service="shop",slot="${slot}"}'
              latency-p95:
                prometheus:
                  url: @prometheus@
                  quantile: 0.95
                  histogram: 'http_request_seconds_bucket{service="shop",slot="${slot}"}'
            checks:
              health: {http: {path: /health, status: 200, body: {/version: "${version}"}}}
              orders: {http: {path: /orders, status: 200}}
            notices:
              team: {log: {}}
            environments:
              production:
                slots:
                  blue: {url: @blue@}
                  green: {url: @green@}
                deploy: {process: @deploy@}
                traffic:
                  haproxy:
                    sockets: [@balancer@]
                    backend: shop
                    servers: {blue: [blue], green: [green]}
                database: {postgres: @database@}
            """;

    private SceneDocuments() {}

    /**
     * Writes them.
     *
     * @param values {@code @name@} → what stands there, as JSON
     */
    static void write(Path folder, Map<String, ?> values) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("people.yaml"), PEOPLE);
        Files.writeString(folder.resolve("runbook.yaml"), RUNBOOK);
        Files.writeString(folder.resolve("shop.yaml"), filled(SERVICE, values));
    }

    private static String filled(String text, Map<String, ?> values)
            throws JsonProcessingException {
        var filled = text;
        for (var value : values.entrySet()) {
            filled =
                    filled.replace(
                            "@" + value.getKey() + "@", JSON.writeValueAsString(value.getValue()));
        }
        return filled;
    }
}
