package org.scriptline.kit.testing;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
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
        visit((operation, method) -> expand(operation, operations));
        return operations;
    }

    /** Those of them that read a body. */
    public static SortedSet<String> readingABody() {
        SortedSet<String> operations = new TreeSet<>();
        visit((operation, method) -> {
            if (Arrays.stream(method.getParameters()).anyMatch(Operations::isBody)) {
                expand(operation, operations);
            }
        });
        return operations;
    }

    /** The parameters of the query of each that has any; those that it reads from the address itself are not known here. */
    public static SortedMap<String, SortedSet<String>> queryParameters() {
        SortedMap<String, SortedSet<String>> parameters = new TreeMap<>();
        visit((operation, method) -> {
            SortedSet<String> names = new TreeSet<>();
            for (Parameter parameter : method.getParameters()) {
                named(parameter, names);
                if (parameter.isAnnotationPresent(BeanParam.class)) {
                    Arrays.stream(parameter.getType().getDeclaredFields()).forEach(field -> named(field, names));
                }
            }
            SortedSet<String> operations = new TreeSet<>();
            expand(operation, operations);
            operations.forEach(one -> parameters.put(one, names));
        });
        return parameters;
    }

    private static void named(AnnotatedElement element, SortedSet<String> names) {
        QueryParam parameter = element.getAnnotation(QueryParam.class);
        if (parameter != null) {
            names.add(parameter.value());
        }
    }

    /** What no annotation of Jakarta REST says to come from somewhere else is the body. */
    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .noneMatch(annotation ->
                        annotation.annotationType().getPackageName().startsWith("jakarta.ws.rs"));
    }

    private static void visit(BiConsumer<String, Method> visitor) {
        Deployment deployment = ResteasyReactiveRecorder.getCurrentDeployment();
        RuntimeResourceVisitor.visitRuntimeResources("", deployment.getClassMappers(), new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                if (method != null) {
                    visitor.accept(
                            method + " " + plain(path), resource.getLazyMethod().getMethod());
                }
            }
        });
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
