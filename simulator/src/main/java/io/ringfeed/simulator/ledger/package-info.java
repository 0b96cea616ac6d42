/**
 * Writes down what a simulator sent, for programs that check what arrived.
 *
 * <p>The ledger is UTF-8 text, a line for each entry, fields parted by one blank. The first field says what it is:
 *
 * <pre>
 * # ringfeed ledger 1                        the first line
 * O connection epochMs                       a connection was opened
 * F connection stream firstId lastId         a market data frame was handed to the connection
 * G connection stream firstId lastId         a frame that the connection was due was swallowed by a fault
 * D connection stream firstId lastId         the frame of the line before was handed to it once more, by a fault
 * X epochMs kind connection                  a fault struck the connection; -1 for none in particular
 * C connection epochMs                       the connection ended
 * T connection stream count                  how many frames of the stream it was handed (F and D): after its C
 * </pre>
 *
 * <p>Connections count from 1. Frames of a connection stand in the order of sending. Handed to the connection means queued
 * behind all that went before: what a reset destroys on its way, or a stall does not let go before the end, is in the ledger,
 * and a client may never see it.
 *
 * <p>The ids are {@code U} and {@code u} of a depth frame; the trade id of a trade or block trade, the aggregate id of an
 * aggregate trade, the update id of a book ticker or of best levels, each twice; elsewhere (candles, tickers, averages, arrays)
 * the event time twice, in the unit of the connection; {@code -1 -1} for what has none of these. A closed candle and the next
 * one may have the same event time.
 *
 * <p>The generated market goes on whether or not anybody is subscribed, and its ids with it. Per symbol, ids of trades,
 * aggregate trades and block trades grow by one from each to the next, and {@code U} of a depth frame is {@code u} of the one
 * before plus one, in the chain of each speed. So every id between two that a client saw belongs to an event that was
 * generated. Update ids of book tickers and best levels only grow.
 *
 * <p>An {@code X} stands where the fault takes hold: for faults of the port and of upgrades, with -1, when they happen; for the
 * network's (delay, split, coalesce) once for each open connection, and with -1 if there is none; for those of connections
 * once for each that is struck; for those of SUBSCRIBE requests at each request; for gaps and duplicates at the first frame
 * of each connection. Frames that a black hole takes are {@code G} lines, too. What faults send beside the market (garbage,
 * oversized texts) is in no other line.
 *
 * <p><b>Threading:</b> confined to the simulator's thread; writes are buffered.
 * <br><b>Allocation:</b> none for a frame.
 */
package io.ringfeed.simulator.ledger;
