package org.scriptline.endtoend.checker;

/** A poison record that the test put on a topic, known by its key. */
record Plant(String topic, String key) {}
