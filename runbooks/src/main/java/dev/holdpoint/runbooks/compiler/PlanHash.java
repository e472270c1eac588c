package dev.holdpoint.runbooks.compiler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * The hash that approvals bind to: SHA-256 of the canonical JSON (RFC 8785) of runbook, service,
 * artifact and request.
 *
 * <p>Left out is what changes nothing about the run: who asked and why, a dry run, the folder the
 * artifact was put in, forecasts and notes. What the request leaves open counts as what it means,
 * so that {@code type} left out and the first type written out are the same plan.
 */
final class PlanHash {
    private PlanHash() {}

    static String of(Sources sources, String type) {
        return sha256(canonical(content(sources, type)));
    }

    private static ObjectNode content(Sources sources, String type) {
        var content = PlanJson.MAPPER.createObjectNode();
        content.set("runbook", PlanJson.MAPPER.valueToTree(sources.runbook()));
        content.set("service", PlanJson.MAPPER.valueToTree(sources.service()));
        content.set("artifact", PlanJson.MAPPER.valueToTree(placeless(sources.artifact())));
        if (!sources.holidays().isEmpty()) {
            content.set("holidays", PlanJson.MAPPER.valueToTree(sources.holidays()));
        }
        var request = meaning(sources.request(), sources.runbook().name(), type);
        content.set("request", PlanJson.MAPPER.valueToTree(request));
        return content;
    }

    private static Artifact placeless(Artifact artifact) {
        return new Artifact(
                artifact.version(), artifact.digest(), artifact.commit(), null, artifact.outputs());
    }

    private static DeploymentRequest meaning(
            DeploymentRequest request, String runbook, String type) {
        return new DeploymentRequest(
                request.service(),
                request.version(),
                request.environment(),
                request.stage(),
                runbook,
                type,
                null,
                null,
                some(request.changes()),
                some(request.flags()),
                Boolean.TRUE.equals(request.emergency()) ? true : null,
                request.speedup() == null || request.speedup() == 1 ? null : request.speedup(),
                null);
    }

    private static @Nullable List<String> some(@Nullable List<String> names) {
        return names == null || names.isEmpty() ? null : names;
    }

    private static byte[] canonical(ObjectNode content) {
        try {
            var json = PlanJson.MAPPER.writeValueAsString(content);
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a plan's content is not JSON", unwritable);
        } catch (IOException uncanonical) {
            throw new UncheckedIOException(uncanonical);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
