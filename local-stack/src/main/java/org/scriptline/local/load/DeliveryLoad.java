package org.scriptline.local.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import org.scriptline.local.stack.LocalStack;
import org.scriptline.local.stack.RepositoryRoot;
import org.scriptline.local.stack.StackDirectory;

/**
 * {@code ./erx load --ask deliveries}: starts a stack of its own with pharmacy-gateway as its only service, since prescription-service must not hear of orders that
 * it never released; measures, and takes it down. Its data are removed when the run was clean.
 */
final class DeliveryLoad {

    /** As on the command line. */
    static final String FACE = "deliveries";

    /** Its ports count from so far above those of the stack that the command would mean otherwise. */
    static final int DISTANCE = 60;

    /** How long it warms up unless somebody says otherwise: its virtual machines are as young as it. */
    static final int WARM_UP = 60;

    private final int portBase;
    private final double rate;
    private final PrintWriter out;

    /**
     * @param portBase of the stack that {@code --port-base} names; it is left alone
     * @param rate deliveries per second, above 0
     */
    DeliveryLoad(int portBase, double rate, PrintWriter out) {
        this.portBase = portBase + DISTANCE;
        this.rate = rate;
        this.out = out;
    }

    DeliveryReport run(int seconds, int warmUp, int dead, boolean acceptOnly)
            throws IOException, InterruptedException, SQLException {
        Path root = RepositoryRoot.find();
        StackDirectory directory = new StackDirectory(root.resolve(".erx").resolve(FACE + "-" + portBase));
        LocalStack.wipe(directory);
        DeliveryReport report;
        try (LocalStack stack = LocalStack.builder()
                .repositoryRoot(root)
                .dataDirectory(directory.root())
                .portBase(portBase)
                .only("pharmacy-gateway")
                .progress(this::say)
                .build()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop"));
            say("Starting pharmacy-gateway alone on ports from %d; everything else on this machine competes with it."
                    .formatted(portBase));
            stack.start();
            report = new DeliveryRun(stack.addresses(), rate, out).run(seconds, warmUp, dead, acceptOnly);
        }
        if (report.clean()) {
            LocalStack.wipe(directory);
        } else {
            say("Logs and data stay in %s.".formatted(directory.root()));
        }
        return report;
    }

    private synchronized void say(String line) {
        out.println(line);
        out.flush();
    }
}
