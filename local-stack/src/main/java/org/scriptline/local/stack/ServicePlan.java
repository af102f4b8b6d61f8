package org.scriptline.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One of the four services, from its {@code quarkus-app} directory.
 *
 * @param name the service, or the instance name of an extra process of it
 */
record ServicePlan(String name, int port, Path application, Map<String, String> environment) implements ProcessPlan {
    @Override
    public String title() {
        return name;
    }

    @Override
    public void prepare() {
        // Everything a service needs is prepared by the processes before it.
    }

    @Override
    public List<String> command() {
        return JavaCommand.withHeap(256)
                .with("-jar", application.resolve("quarkus-run.jar").toString())
                .words();
    }

    @Override
    public boolean ready() {
        return HttpProbe.answers(URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port)));
    }

    @Override
    public void complete() {
        // A ready service has already checked itself.
    }
}
