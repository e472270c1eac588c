package dev.holdpoint.worker.approval;

import dev.holdpoint.workflows.runbook.People;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may sign what, by one People document. */
record Signer(People people) {
    /** Why somebody does not hold a role; null when they do. */
    @Nullable String unheld(String by, @Nullable String role) {
        var holders =
                role == null
                        ? List.copyOf(people.people().keySet())
                        : people.roles().getOrDefault(role, List.of());
        return holders.contains(by)
                ? null
                : "%s does not hold %s in the People document %s as it is now; it is held by %s."
                        .formatted(
                                by,
                                role == null ? "any role" : role,
                                people.name(),
                                holders.isEmpty() ? "nobody" : String.join(", ", holders));
    }

    /** Why a key does not prove that it was this person; null when it does. */
    @Nullable String unproven(String by, String fingerprint, Instant now) {
        var own = key(by, fingerprint);
        return own.isEmpty() ? foreign(by, fingerprint) : over(by, fingerprint, own.get(), now);
    }

    /** The key of somebody with this fingerprint. */
    Optional<People.Key> key(String by, String fingerprint) {
        return keys(by).stream().filter(key -> fingerprint(key).equals(fingerprint)).findFirst();
    }

    private List<People.Key> keys(String by) {
        var person = people.people().get(by);
        return person == null ? List.of() : person.keys();
    }

    private String foreign(String by, String fingerprint) {
        var owner =
                people.people().entrySet().stream()
                        .filter(it -> key(it.getKey(), fingerprint).isPresent())
                        .map(Map.Entry::getKey)
                        .findFirst();
        var known = keys(by).stream().map(Signer::fingerprint).collect(Collectors.joining(", "));
        return owner.map(name ->
                        "It was signed with a key of %s, not of %s. Everybody signs for themselves."
                                .formatted(name, by))
                .orElse(
                        "It was signed with %s, which the People document %s gives to nobody; %s signs with %s. Sign with that, or have the key added."
                                .formatted(
                                        fingerprint,
                                        people.name(),
                                        by,
                                        known.isEmpty() ? "no key at all" : known));
    }

    private @Nullable String over(String by, String fingerprint, People.Key key, Instant now) {
        if (key.revoked() != null) {
            return "The key %s of %s was revoked on %s. Sign with another that stands in the People document %s."
                    .formatted(fingerprint, by, key.revoked(), people.name());
        }
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return key.until() != null && today.isAfter(key.until())
                ? "The key %s of %s expired on %s. Sign with another, or have its time in the People document %s prolonged."
                        .formatted(fingerprint, by, key.until(), people.name())
                : null;
    }

    /** As OpenSSH writes it. */
    static String fingerprint(People.Key key) {
        try {
            var blob = Base64.getDecoder().decode(key.plain().split(" ", 2)[1]);
            var digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
