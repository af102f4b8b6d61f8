package org.scriptline.pharmacy.directory.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.pharmacy.directory.Listing;

/** Pharmacies that are known by NPI only. */
@ApplicationScoped
public class ListingStore {

    /** Stores listings and says how many are not what they were. */
    int store(Connection connection, List<Listing> listings) throws SQLException {
        if (listings.isEmpty()) {
            return 0;
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into pharmacy_listing as known
                       (npi, name, line, city, state, postal_code, phone, active)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                     ?::boolean[])
                on conflict (npi) do update
                set name = excluded.name, line = excluded.line,
                    city = excluded.city, state = excluded.state, postal_code = excluded.postal_code,
                    phone = excluded.phone, active = excluded.active
                where known is distinct from excluded""")) {
            ColumnArrays columns = new ColumnArrays(connection, upsert, 1);
            columns.set("text", listings, Listing::npi);
            columns.set("text", listings, Listing::name);
            columns.set("text", listings, listing -> listing.address().line());
            columns.set("text", listings, listing -> listing.address().city());
            columns.set("text", listings, listing -> listing.address().state());
            columns.set("text", listings, listing -> listing.address().postalCode());
            columns.set("text", listings, Listing::phone);
            columns.set("boolean", listings, Listing::active);
            return upsert.executeUpdate();
        }
    }
}
