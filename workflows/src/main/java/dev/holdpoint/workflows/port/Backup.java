package dev.holdpoint.workflows.port;

/**
 * A backup that was read back.
 *
 * @param location where it lies, as a person would look for it
 * @param bytes its size
 * @param checksum SHA-256 in hex
 * @param method {@code pg_dump} or what stood in for it, said plainly
 * @param evidence how it was proven readable
 */
public record Backup(
        String location, long bytes, String checksum, String method, String evidence) {}
