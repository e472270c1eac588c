package dev.holdpoint.workflows.port;

/** What a service needs an adapter for. */
public enum Need {
    SOURCE,
    DEPLOY,
    TRAFFIC,
    DATABASE,
    FLAGS,
    METRIC,
    CHECK,
    COMMAND,
    NOTICE
}
