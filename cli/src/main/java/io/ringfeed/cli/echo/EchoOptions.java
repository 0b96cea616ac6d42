package io.ringfeed.cli.echo;

import java.net.URI;
import java.nio.file.Path;

/**
 * What {@code echo} was asked for.
 *
 * @param url of the server.
 * @param trust PEM file of its authority, or null for the platform's.
 * @param maxFrameBytes longest message.
 * @param jdkTls whether the JDK's TLS engine is wanted.
 * @param nio whether NIO is wanted.
 */
public record EchoOptions(URI url, Path trust, int maxFrameBytes, boolean jdkTls, boolean nio) {}
