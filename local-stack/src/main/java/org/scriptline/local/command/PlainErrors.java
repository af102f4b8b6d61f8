package org.scriptline.local.command;

import java.io.UncheckedIOException;
import org.scriptline.local.issuer.UnknownIdentityException;
import org.scriptline.local.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a person can act on is shown as a sentence; everything else is a bug and keeps its stack trace. */
public final class PlainErrors implements IExecutionExceptionHandler {
    private static final int FAILED = 1;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof StackException
                || failure instanceof UnknownIdentityException
                || failure instanceof UncheckedIOException) {
            command.getErr().println(failure.getMessage());
            if (failure instanceof UncheckedIOException io) {
                command.getErr().println(io.getCause());
            }
            return FAILED;
        }
        throw failure;
    }
}
