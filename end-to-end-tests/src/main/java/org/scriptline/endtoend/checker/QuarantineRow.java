package org.scriptline.endtoend.checker;

/** A record that a consumer could not apply. */
record QuarantineRow(String service, String consumer, String topic, String key, String code, String reason) {}
