package io.ringfeed.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.internal.tcnative.Buffer;
import io.netty.internal.tcnative.SSL;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;

/**
 * Drives the BoringSSL connection of an engine whose handshake is done, on direct memory.
 *
 * <p>BoringSSL reads and writes through a BIO, which points at one buffer at a time. The engine's own is replaced by ours: {@code
 * SSL_set_bio} frees the old one, and {@code SSL_free}, which the engine's last release calls, frees ours. From then on the
 * engine holds a pointer to freed memory that its {@code wrap} and {@code unwrap} would follow: nobody may call these any more,
 * which is why the engine is retained here, taken from its handler, and shown to nobody.
 *
 * <p>Between pointing the BIO at a buffer and clearing it again no foreign code runs, except Netty's session cache, which
 * BoringSSL calls for each ticket and which finds the engine by its pointer.
 *
 * <p><b>Threading:</b> the channel's I/O thread. <b>Allocation:</b> none, beyond pooled buffers that are handed on.
 */
final class TlsRecords {
    /** How the peer's side of the stream ended. */
    enum End {
        /** It did not. */
        OPEN,
        /** By a close_notify. */
        CLOSED,
        /** By a fatal error. */
        FAILED
    }

    private static final int MAX_PLAINTEXT_BYTES = 1 << 14;
    /** Header, nonce, content type, tag or MAC and padding of any cipher suite there is. */
    private static final int MAX_OVERHEAD_BYTES = 128;
    /** What BoringSSL wants to say by itself, such as alerts: Netty's engine has as much. */
    private static final int CONTROL_BYTES = 2048;

    private final ReferenceCountedOpenSslEngine engine;
    private final ByteBufAllocator allocator;
    private final long ssl;
    private final long bio;
    private End end = End.OPEN;
    private SSLException failure;
    private boolean isOutboundClosed;
    private boolean isFreed;

    /** Takes hold of the engine; on an exception it is left as it was. */
    TlsRecords(ReferenceCountedOpenSslEngine engine, ByteBufAllocator allocator) throws Exception {
        this.engine = engine;
        this.allocator = allocator;
        this.ssl = engine.sslPointer();
        SSL.setRenegotiateMode(ssl, SSL.SSL_RENEGOTIATE_NEVER);
        this.bio = SSL.bioNewByteBuffer(ssl, CONTROL_BYTES);
        engine.retain();
    }

    End end() {
        return end;
    }

    /** What was fatal, once. */
    SSLException takeFailure() {
        SSLException taken = failure;
        failure = null;
        return taken;
    }

    /**
     * Decrypts all that a buffer holds, which is released; a record that is not complete yet waits inside BoringSSL.
     *
     * @return what came out, for the caller to release, or null.
     */
    ByteBuf decrypt(ByteBuf input) {
        if (isFreed || end != End.OPEN || !input.isReadable()) {
            input.release();
            return null;
        }
        ByteBuf sealed = direct(input);
        ByteBuf plain = null;
        try {
            plain = allocator.directBuffer(sealed.readableBytes() + MAX_PLAINTEXT_BYTES);
            SSL.bioSetByteBuffer(bio, address(sealed, sealed.readerIndex()), sealed.readableBytes(), false);
            readInto(plain);
        } finally {
            SSL.bioClearByteBuffer(bio);
            sealed.release();
        }
        if (plain.isReadable()) {
            return plain;
        }
        plain.release();
        return null;
    }

    private void readInto(ByteBuf plain) {
        while (true) {
            plain.ensureWritable(MAX_PLAINTEXT_BYTES);
            int start = plain.writerIndex();
            int length = SSL.readFromSSL(ssl, address(plain, start), plain.writableBytes());
            if (length <= 0) {
                stopped(SSL.getError(ssl, length));
                return;
            }
            plain.writerIndex(start + length);
        }
    }

    private void stopped(int error) {
        if (error == SSL.SSL_ERROR_WANT_READ) {
            return;
        }
        if (error == SSL.SSL_ERROR_ZERO_RETURN) {
            end = End.CLOSED;
            return;
        }
        end = End.FAILED;
        failure = failure(error);
    }

    /**
     * Encrypts a buffer, which is released.
     *
     * @return the records.
     * @throws ClosedChannelException after our close_notify, or a fatal error, which is the cause to tell.
     */
    ByteBuf encrypt(ByteBuf plain) throws SSLException, ClosedChannelException {
        if (isFreed || isOutboundClosed || end == End.FAILED) {
            plain.release();
            throw new ClosedChannelException();
        }
        if (!plain.isReadable()) {
            return plain;
        }
        ByteBuf source = direct(plain);
        ByteBuf sealed = null;
        boolean isSealed = false;
        try {
            int length = source.readableBytes();
            int count = (length + MAX_PLAINTEXT_BYTES - 1) / MAX_PLAINTEXT_BYTES;
            sealed = allocator.directBuffer(Math.addExact(length, count * MAX_OVERHEAD_BYTES) + CONTROL_BYTES);
            pointAt(sealed);
            SSL.bioFlushByteBuffer(bio);
            for (int done = 0; done < length; ) {
                int written = SSL.writeToSSL(ssl, address(source, source.readerIndex() + done), length - done);
                if (written <= 0) {
                    throw failure(SSL.getError(ssl, written));
                }
                done += written;
            }
            takeWritten(sealed);
            isSealed = true;
            return sealed;
        } finally {
            SSL.bioClearByteBuffer(bio);
            source.release();
            if (!isSealed && sealed != null) {
                sealed.release();
            }
        }
    }

    /** Prepares our close_notify for {@link #control()}; false when it was before. */
    boolean closeOutbound() {
        if (isFreed || isOutboundClosed) {
            return false;
        }
        isOutboundClosed = true;
        if (end == End.FAILED) {
            return false;
        }
        // Without a buffer to write to, it waits in the BIO. The answer, whether the peer said goodbye too, is of no
        // interest.
        SSL.shutdownSSL(ssl);
        SSL.clearError();
        return true;
    }

    /** True when BoringSSL has something to say. */
    boolean hasControl() {
        return !isFreed && SSL.bioLengthNonApplication(bio) > 0;
    }

    /** What BoringSSL has to say by itself, for the caller to release. */
    ByteBuf control() {
        ByteBuf sealed = allocator.directBuffer(CONTROL_BYTES);
        if (!isFreed) {
            pointAt(sealed);
            SSL.bioFlushByteBuffer(bio);
            takeWritten(sealed);
            SSL.bioClearByteBuffer(bio);
        }
        return sealed;
    }

    /** Lets go of the engine, and thereby of all native memory. Idempotent. */
    void free() {
        if (!isFreed) {
            isFreed = true;
            engine.release();
        }
    }

    private void pointAt(ByteBuf sink) {
        SSL.bioSetByteBuffer(bio, address(sink, 0), sink.capacity(), true);
    }

    private void takeWritten(ByteBuf sink) {
        sink.writerIndex(sink.capacity() - SSL.bioLengthByteBuffer(bio));
    }

    private static SSLException failure(int error) {
        int number = SSL.getLastErrorNumber();
        String text = number == 0 ? "error " + error : SSL.getErrorString(number);
        SSL.clearError();
        return new SSLException(text);
    }

    /** The buffer itself where it is one piece of direct memory, else a copy that takes its place. */
    private ByteBuf direct(ByteBuf buffer) {
        if (buffer.isDirect() && buffer.nioBufferCount() == 1) {
            return buffer;
        }
        try {
            return allocator.directBuffer(buffer.readableBytes()).writeBytes(buffer);
        } finally {
            buffer.release();
        }
    }

    private static long address(ByteBuf buffer, int index) {
        if (buffer.hasMemoryAddress()) {
            return buffer.memoryAddress() + index;
        }
        ByteBuffer bytes = buffer.internalNioBuffer(index, 1);
        return Buffer.address(bytes) + bytes.position();
    }
}
