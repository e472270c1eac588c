package dev.holdpoint.worker.connection;

/** A namespace at an address: whom a command talks to. */
public record Place(String address, String namespace) {
    @Override
    public String toString() {
        return "Temporal %s, namespace %s".formatted(address, namespace);
    }
}
