package org.scriptline.kit.json;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a payload of any record type: with every field set, or with nothing that may be left out. */
final class SampleRecords {

    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(String.class, "Ünïcode \"quoted\" \\ \n ☤"),
            Map.entry(UUID.class, UUID.fromString("019c0a52-7b10-7c3e-9d41-5f6a70b18201")),
            Map.entry(Instant.class, Instant.parse("2026-11-21T10:15:30.123456Z")),
            Map.entry(LocalDate.class, LocalDate.of(2026, 11, 21)),
            Map.entry(BigDecimal.class, new BigDecimal("12345678901234567890.1200")),
            Map.entry(int.class, Integer.MAX_VALUE),
            Map.entry(Integer.class, 28),
            Map.entry(long.class, Long.MAX_VALUE),
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, false));

    private final boolean full;

    private SampleRecords(boolean full) {
        this.full = full;
    }

    /** Every field set, lists with two elements. */
    static Record full(Class<? extends Record> type) {
        return new SampleRecords(true).record(type);
    }

    /** Nullable fields null, lists empty. */
    static Record bare(Class<? extends Record> type) {
        return new SampleRecords(false).record(type);
    }

    private Record record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable
        Object[] arguments = Arrays.stream(components)
                .map(component -> value(component.getAnnotatedType()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return (Record) constructor.newInstance(arguments);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Object value(AnnotatedType annotated) {
        if (!full && annotated.isAnnotationPresent(Nullable.class)) {
            return null;
        }
        if (annotated instanceof AnnotatedParameterizedType list) {
            AnnotatedType element = list.getAnnotatedActualTypeArguments()[0];
            return full ? Arrays.asList(value(element), value(element)) : List.of();
        }
        Class<?> type = (Class<?>) annotated.getType();
        if (type.isRecord()) {
            return record(type);
        }
        Object[] constants = type.getEnumConstants();
        if (constants != null) {
            return constants[constants.length - 1];
        }
        Object value = VALUES.get(type);
        if (value == null) {
            throw new IllegalStateException("no sample value for " + type);
        }
        return value;
    }
}
