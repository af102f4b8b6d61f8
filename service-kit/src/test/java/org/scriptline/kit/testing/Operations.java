package org.scriptline.kit.testing;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/** The operations that the running application really routes, as {@code POST /orders/{id}/claim}. */
public final class Operations {

    private static final Pattern DOLLAR = Pattern.compile("\\{\\w+:\\s*\\(\\?:\\[[$]]\\|%24\\)([\\w-]+)}");
    private static final Pattern CHOICE = Pattern.compile("\\{(\\w+):\\s*(\\w+(?:\\|\\w+)+)}");

    private Operations() {}

    /** Every operation; a template that lists alternatives counts once for each. */
    public static SortedSet<String> routed() {
        SortedSet<String> operations = new TreeSet<>();
        Deployment deployment = ResteasyReactiveRecorder.getCurrentDeployment();
        RuntimeResourceVisitor.visitRuntimeResources("", deployment.getClassMappers(), new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                if (method != null) {
                    expand(method + " " + plain(path), operations);
                }
            }
        });
        return operations;
    }

    private static String plain(String path) {
        String slashed = ("/" + path).replaceAll("/{2,}", "/");
        String trimmed =
                slashed.length() > 1 && slashed.endsWith("/") ? slashed.substring(0, slashed.length() - 1) : slashed;
        return DOLLAR.matcher(trimmed).replaceAll("\\$$1");
    }

    private static void expand(String operation, SortedSet<String> operations) {
        Matcher choice = CHOICE.matcher(operation);
        if (choice.find()) {
            Arrays.stream(choice.group(2).split("\\|", -1))
                    .forEach(one -> operations.add(
                            operation.substring(0, choice.start()) + one + operation.substring(choice.end())));
        } else {
            operations.add(operation);
        }
    }
}
