package org.scriptline.local.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.issuer.Tokens;
import org.scriptline.local.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a bearer token and nothing else. */
@Command(name = "token", description = "Prints a bearer token that is good for an hour.")
public final class TokenCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "WHO",
            description =
                    "prescriber, prescriber2, agent, emr, pharmacist, pharmacist2, patient, knowledge, ops, or an NCPDP ID.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private String who;

    @Parameters(index = "1", arity = "0..1", paramLabel = "RECORD", description = "The patient record, for patient.")
    private @Nullable String patient;

    @Mixin
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private StackOption stack;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean isPatient = who.equals("patient");
        if (isPatient && patient == null) {
            throw new StackException("Say which patient: ./erx token patient RECORD.");
        }
        if (!isPatient && patient != null) {
            throw new StackException("Only the patient's token names a patient record.");
        }
        Tokens tokens = stack.addresses().tokens();
        spec.commandLine().getOut().println(patient == null ? tokens.of(who) : tokens.ofPatient(patient));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
