package org.scriptline.local.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.scriptline.local.client.Scriptline;
import org.scriptline.local.command.StackOption;
import org.scriptline.local.population.Population;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.RepositoryRoot;
import org.scriptline.local.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./erx demo}: the whole story on a running stack. */
@Command(name = "demo", description = "Tells the whole story on a running stack, step by step.")
public final class DemoCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private StackOption stack;

    @Option(
            names = "--patients",
            paramLabel = "N",
            description =
                    "Instead of the story: generates N patients with Synthea, sends their histories, and orders for one.")
    private int patients;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Addresses addresses = stack.addresses();
        if (!Files.exists(addresses.directory().readyMark())) {
            throw new StackException(
                    "No stack is running there: run ./erx up --detach%s first.".formatted(stack.hint()));
        }
        if (patients > 0) {
            try (Scriptline client = new Scriptline(addresses::service, addresses.tokens()::of)) {
                Path synthea = RepositoryRoot.find().resolve(".erx").resolve("synthea");
                new Population(client, synthea, spec.commandLine().getOut()).load(patients);
            }
            return 0;
        }
        Narrator narrator = new Narrator(spec.commandLine().getOut());
        long began = System.nanoTime();
        try (Scriptline client = new Scriptline(addresses::service, addresses.tokens()::of)) {
            String label = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
            new Story(new Stage(client), narrator, label).tell();
        }
        narrator.opening("The whole story took %.1f seconds.".formatted((System.nanoTime() - began) / 1e9));
        return 0;
    }
}
