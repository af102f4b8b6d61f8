package org.scriptline.local.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.scriptline.local.stack.Learning;
import org.scriptline.local.stack.LocalStack;
import org.scriptline.local.stack.RepositoryRoot;
import org.scriptline.local.stack.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code up} starts: the process that owns all others. Nobody types it. */
@Command(name = "supervise", hidden = true)
public final class SuperviseCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private StackOption option;

    @Option(names = "--train")
    private boolean train;

    @Option(names = "--probe")
    private boolean probe;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LocalStack stack = LocalStack.builder()
                .repositoryRoot(RepositoryRoot.find())
                .portBase(option.addresses().ports().base())
                .progress(line -> say(out, line))
                .probing(probe)
                .learning(train ? Learning.ALWAYS : Learning.WHEN_STARTED_AGAIN)
                .build();
        say(out, "Starting in " + stack.addresses().directory().root());
        new Supervisor(stack, line -> say(out, line))
                .run(() -> say(out, Welcome.text(stack.addresses(), option.hint())));
        return 0;
    }

    private static synchronized void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
