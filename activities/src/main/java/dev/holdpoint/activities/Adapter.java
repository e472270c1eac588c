package dev.holdpoint.activities;

/** One outside system, serving one need. Stateless: what it needs comes with each call. */
public interface Adapter {
    /** The name that documents use: {@code haproxy}. */
    String name();
}
