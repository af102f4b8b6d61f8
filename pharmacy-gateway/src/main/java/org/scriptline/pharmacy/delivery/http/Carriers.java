package org.scriptline.pharmacy.delivery.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.scriptline.pharmacy.delivery.Carrier;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.Reply;
import org.scriptline.pharmacy.delivery.Transport;

/** Gives each parcel to the carrier of its partner. */
@ApplicationScoped
public class Carriers {

    private final Map<Transport, Carrier> carriers = new EnumMap<>(Transport.class);
    private final Endpoints endpoints;

    @Inject
    public Carriers(Instance<Carrier> all, Endpoints endpoints) {
        this.endpoints = endpoints;
        for (Carrier carrier : all) {
            if (carriers.put(carrier.transport(), carrier) != null) {
                throw new IllegalStateException("two carriers for " + carrier.transport());
            }
        }
    }

    Reply carry(Parcel parcel) throws InterruptedException {
        Carrier carrier = carriers.get(endpoints.transport(parcel.pharmacyNcpdpId()));
        return carrier == null
                ? new Reply.Nothing("It stays in its mailbox until the pharmacy fetches it.", false)
                : carrier.carry(parcel);
    }
}
