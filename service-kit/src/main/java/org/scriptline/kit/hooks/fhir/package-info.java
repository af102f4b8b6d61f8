/** FHIR R4 resources as the clients of CDS Hooks send them: read leniently, since they come from foreign systems. */
@NullMarked
package org.scriptline.kit.hooks.fhir;

import org.jspecify.annotations.NullMarked;
