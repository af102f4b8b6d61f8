package org.scriptline.pharmacy.delivery.files;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.scriptline.pharmacy.delivery.Carrier;
import org.scriptline.pharmacy.delivery.MessageComposer;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.Reply;
import org.scriptline.pharmacy.delivery.Transport;
import org.scriptline.pharmacy.delivery.http.Endpoints;
import org.scriptline.pharmacy.script.Status;

/**
 * Puts a message into its partner's outbox. Whoever empties the outbox stands for the network: once the file lies there the message counts as accepted by the network, and
 * as delivered only when the partner has answered.
 */
@ApplicationScoped
public class FileDrop implements Carrier {

    private final Endpoints endpoints;

    public FileDrop(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public Transport transport() {
        return Transport.FILE_DROP;
    }

    @Override
    public Reply carry(Parcel parcel) {
        return drop(endpoints.folder(parcel.pharmacyNcpdpId()).map(PartnerFolder::new), parcel);
    }

    static Reply drop(Optional<PartnerFolder> folder, Parcel parcel) {
        try {
            folder.orElseThrow(() -> new IOException("no folder"))
                    .put(MessageComposer.hex(parcel.messageId()), parcel.putOff(), parcel.body());
            return new Reply.Answered(new Status(Status.ACCEPTED, null));
        } catch (IOException unwritable) {
            return new Reply.Nothing("The partner's folder cannot be written.", false);
        }
    }
}
