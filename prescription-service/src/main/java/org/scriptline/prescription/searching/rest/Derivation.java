package org.scriptline.prescription.searching.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scriptline.prescription.searching.Found;

/** Makes the resources of one type that follow from prescriptions, by prescription. */
@FunctionalInterface
interface Derivation {

    Map<UUID, List<ObjectNode>> of(List<Found> prescriptions);
}
