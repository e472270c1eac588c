/** The shop in a process of its own, on a real database, under real load. Nothing is played. */
@NullMarked
package dev.holdpoint.worker.demo.shop;

import org.jspecify.annotations.NullMarked;
