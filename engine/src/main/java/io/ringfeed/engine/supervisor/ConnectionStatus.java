package io.ringfeed.engine.supervisor;

import io.ringfeed.engine.supervisor.attempt.ConnectionMachine;

/**
 * How one share of the streams stands: its connection, and how many of its streams deliver.
 *
 * @param share which share of the streams, counted from 0.
 * @param connectionId the present or last connection of it, 0 before the first.
 * @param state where that is.
 * @param isRotating whether its replacement is under way.
 * @param isReadingPaused whether a full ring holds up its socket.
 * @param streams how many streams it carries, or shall.
 * @param connectedAtEpochMs since when it stands; 0 while it does not.
 */
public record ConnectionStatus(
        int share,
        int connectionId,
        ConnectionMachine.State state,
        boolean isRotating,
        boolean isReadingPaused,
        int streams,
        long connectedAtEpochMs) {}
