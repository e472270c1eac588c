package dev.holdpoint.worker.demo.shop;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A few connections to the database, made when needed and thrown away when they break. */
final class Connections implements AutoCloseable {
    private static final int MOST = 8;
    private static final int WAIT_SECONDS = 5;

    private final String url;
    private final Semaphore free = new Semaphore(MOST, true);
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();

    Connections(String url) {
        this.url = url;
    }

    /** Something done with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Does it once; nothing is tried again. */
    <T> T use(Work<T> work) throws SQLException {
        if (!acquired()) {
            throw new SQLException("no connection was free for " + WAIT_SECONDS + " s");
        }
        try {
            return useOne(work);
        } finally {
            free.release();
        }
    }

    @Override
    public void close() throws SQLException {
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }

    private <T> T useOne(Work<T> work) throws SQLException {
        var known = idle.poll();
        var connection = known == null ? DriverManager.getConnection(url) : known;
        boolean sound = false;
        try {
            var result = work.with(connection);
            sound = true;
            return result;
        } finally {
            if (sound) {
                idle.add(connection);
            } else {
                connection.close();
            }
        }
    }

    private boolean acquired() throws SQLException {
        try {
            return free.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for a connection", e);
        }
    }
}
