/**
 * Writes down what a simulator sent, for programs that check what arrived.
 *
 * <p>The ledger is UTF-8 text, a line for each entry, fields parted by one blank. The first field says what it is:
 *
 * <pre>
 * # ringfeed ledger 1                        the first line
 * O connection epochMs                       a connection was opened
 * F connection stream firstId lastId         a market data frame was handed to the connection
 * C connection epochMs                       the connection ended
 * T connection stream count                  how many frames of the stream it was handed: after its C
 * </pre>
 *
 * <p>Connections count from 1. The ids are {@code U} and {@code u} of a depth frame, the trade id of a trade, the
 * aggregate id of an aggregate trade, the update id of a book ticker (each twice), and {@code -1 -1} elsewhere. Frames of
 * a connection stand in the order of sending. Handed to the connection means queued behind all that went before: what a
 * reset destroys on its way is in the ledger, and a client may never see it.
 *
 * <p><b>Threading:</b> confined to the simulator's thread; writes are buffered.
 * <br><b>Allocation:</b> none for a frame.
 */
package io.ringfeed.simulator.ledger;
