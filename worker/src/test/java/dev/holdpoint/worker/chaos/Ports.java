package dev.holdpoint.worker.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Ports that stay free while the part that listens on them is away: below those that the system
 * gives to whoever asks for any.
 */
public final class Ports {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final Random RANDOM = new Random();

    private Ports() {}

    public static List<Integer> free(int count) {
        var ports = new ArrayList<Integer>();
        while (ports.size() < count) {
            int port = RANDOM.nextInt(LOWEST, HIGHEST);
            if (!ports.contains(port) && isFree(port)) {
                ports.add(port);
            }
        }
        return ports;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }
}
