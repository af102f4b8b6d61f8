package org.scriptline.kit.quarantine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A row of the quarantine, for reading. */
@Entity
@Table(name = "quarantine")
@NullUnmarked
public class QuarantinedRecord {

    @Id
    Long id;

    @Column(nullable = false)
    String consumer;

    @Column(nullable = false)
    String topic;

    @Column(nullable = false)
    int partition;

    @Column(name = "record_offset", nullable = false)
    long offset;

    @Column(name = "event_key")
    String key;

    String subject;

    Long sequence;

    String type;

    @Column(nullable = false)
    String headers;

    byte[] payload;

    @Column(nullable = false)
    String code;

    @Column(nullable = false)
    String reason;

    @Column(nullable = false)
    String state;

    @Column(name = "quarantined_at", nullable = false)
    Instant quarantinedAt;

    @Column(name = "settled_at")
    Instant settledAt;

    @Column(name = "settled_by")
    String settledBy;

    @Column(name = "settled_reason")
    String settledReason;
}
