package org.scriptline.local.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;

/**
 * What a service answered.
 *
 * @param body empty when there was none
 */
public record Answer(int status, String body, Optional<String> etag) {

    /** The body as JSON; a missing node when it is not JSON. */
    public JsonNode json() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The resource id of a FHIR answer, read without building the rest; empty when there is none. */
    public String id() {
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            parser.nextToken();
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                String value = parser.nextTextValue();
                if (field.equals("id") && value != null) {
                    return value;
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            return "";
        }
        return "";
    }

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may be repeated and may then get another answer. */
    public boolean temporary() {
        return status >= 500 || status == 429 || status == 408;
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
