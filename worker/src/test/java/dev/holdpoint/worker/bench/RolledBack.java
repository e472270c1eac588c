package dev.holdpoint.worker.bench;

/**
 * One rollback, in seconds.
 *
 * @param shifted from the decision until the proxy was read back with everything at stable
 * @param proven from the decision until stable was seen to serve
 * @param pressed from a person's word until everything was at stable; 0 where a breach decided
 */
record RolledBack(String id, double shifted, double proven, double pressed) {}
