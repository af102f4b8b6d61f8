package org.scriptline.kit.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An operation that never asks who calls. */
@Path("/open")
@RolesAllowed({"prescriber", "ops"})
public class OpenResource {

    @GET
    public String open() {
        return "open";
    }
}
