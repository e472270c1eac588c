/**
 * The demo's sample service, a small shop with a database, and the load that users put on it.
 *
 * <p>It runs in processes of its own and knows nothing of Holdpoint, as a team's service would.
 */
@NullMarked
package dev.holdpoint.worker.demo.shop;

import org.jspecify.annotations.NullMarked;
