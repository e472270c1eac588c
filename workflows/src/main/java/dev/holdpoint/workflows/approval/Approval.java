package dev.holdpoint.workflows.approval;

import java.time.Instant;

/**
 * A signed decision that counted, with all that {@code ssh-keygen -Y verify} needs to check it
 * again in ten years.
 *
 * @param statement the text that was signed
 * @param signature armored, as {@code ssh-keygen -Y sign} writes it
 * @param key the public key, type and key
 * @param fingerprint of the key, {@code SHA256:…}
 * @param verified when it was checked against People
 */
public record Approval(
        String by,
        String decision,
        String statement,
        String signature,
        String key,
        String fingerprint,
        Instant verified) {}
