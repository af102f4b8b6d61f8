package org.scriptline.prescription.prescribing.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.prescription.fhir.Capability;
import org.scriptline.prescription.fhir.MedicationRequestReader;
import org.scriptline.prescription.fhir.MedicationRequestWriter;
import org.scriptline.prescription.fhir.ParametersReader;
import org.scriptline.prescription.lint.Linter;

/** Gives the framework-free parts to those that need them. */
@ApplicationScoped
public class PrescribingBeans {

    @Produces
    @Singleton
    Linter linter() {
        return new Linter(ProductTable.authored());
    }

    @Produces
    @Singleton
    MedicationRequestReader reader() {
        return new MedicationRequestReader();
    }

    @Produces
    @Singleton
    MedicationRequestWriter writer() {
        return new MedicationRequestWriter();
    }

    @Produces
    @Singleton
    ParametersReader parameters() {
        return new ParametersReader();
    }

    @Produces
    @Singleton
    Capability capability() {
        return new Capability();
    }
}
