package dev.holdpoint.workflows.runbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may do what, {@code kind: People}. */
public record People(String name, Map<String, Person> people, Map<String, List<String>> roles) {
    public People {
        people = Ordered.copy(people);
        roles = Ordered.copy(roles);
    }

    /** Who holds a role and has a key that was not given up. */
    public List<String> signers(String role) {
        return roles.getOrDefault(role, List.of()).stream().filter(this::keyed).toList();
    }

    private boolean keyed(String name) {
        var person = people.get(name);
        return person != null && person.keys().stream().anyMatch(key -> key.revoked() == null);
    }

    /** Who has a key that counts on a day. */
    public List<String> keyed(LocalDate day) {
        return people.entrySet().stream()
                .filter(person ->
                        person.getValue().keys().stream().anyMatch(key -> key.counts(day)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** One person's contact, and the keys that prove it is that person. */
    public record Person(@Nullable String email, List<Key> keys) {
        public Person {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A key that somebody signs with.
     *
     * @param ssh the public key as OpenSSH writes it: type, key, and a remark or none
     * @param until its last day, in UTC; null for no end
     * @param revoked the day on which it was given up: it counts no more; null while it counts
     */
    public record Key(String ssh, @Nullable LocalDate until, @Nullable LocalDate revoked) {
        /** Whether it was not given up, and the day is not past its last. */
        public boolean counts(LocalDate day) {
            return revoked == null && (until == null || !day.isAfter(until));
        }

        /** The key without its remark. */
        public String plain() {
            var words = ssh.strip().split("\\s+", 3);
            return words.length < 2 ? ssh.strip() : words[0] + " " + words[1];
        }
    }
}
