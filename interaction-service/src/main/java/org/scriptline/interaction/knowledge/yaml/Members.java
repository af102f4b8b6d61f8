package org.scriptline.interaction.knowledge.yaml;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.interaction.knowledge.KnowledgeDefect;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredClass;
import org.scriptline.interaction.knowledge.yaml.AuthoredFiles.AuthoredSide;

/** Resolves names of ingredients and classes; what cannot be resolved is a defect. */
final class Members {
    private final Set<String> ingredients;
    private final List<KnowledgeDefect> defects;
    private final Map<String, Set<String>> classes = new HashMap<>();

    /**
     * A resolver.
     *
     * @param ingredients every ingredient name of the product table
     */
    Members(Set<String> ingredients, List<KnowledgeDefect> defects) {
        this.ingredients = ingredients;
        this.defects = defects;
    }

    void define(AuthoredClass authored) {
        Set<String> members = resolved("class " + authored.id(), authored.members());
        if (authored.source().isBlank()) {
            defects.add(new KnowledgeDefect("class " + authored.id(), "its source is missing"));
        }
        if (classes.put(authored.id(), members) != null) {
            defects.add(new KnowledgeDefect("class " + authored.id(), "the id is used twice"));
        }
    }

    Map<String, Set<String>> classes() {
        return Map.copyOf(classes);
    }

    Set<String> resolved(String place, List<String> names) {
        Set<String> resolved = new LinkedHashSet<>();
        for (String name : names) {
            if (ingredients.contains(name)) {
                resolved.add(name);
            } else {
                defects.add(new KnowledgeDefect(place, "no ingredient is called " + name));
            }
        }
        return resolved;
    }

    Set<String> ofClass(String place, String classId) {
        Set<String> members = classes.get(classId);
        if (members == null) {
            defects.add(new KnowledgeDefect(place, "no class is called " + classId));
            return Set.of();
        }
        return members;
    }

    Set<String> ofSide(String place, AuthoredSide side) {
        String classId = side.classId();
        String ingredient = side.ingredient();
        List<String> members = side.members();
        int named = (classId == null ? 0 : 1) + (ingredient == null ? 0 : 1) + (members == null ? 0 : 1);
        if (named != 1) {
            defects.add(new KnowledgeDefect(place, "a side names either a class or an ingredient or its members"));
            return Set.of();
        }
        if (ingredient != null) {
            return resolved(place, List.of(ingredient));
        }
        Set<String> all = new LinkedHashSet<>(
                classId == null ? resolved(place, Objects.requireNonNull(members)) : ofClass(place, classId));
        for (String except : Objects.requireNonNullElse(side.except(), List.<String>of())) {
            if (!all.remove(except)) {
                defects.add(new KnowledgeDefect(place, except + " is excepted and no member"));
            }
        }
        return all;
    }

    /** Route groups by name; systemic when none is named. */
    Set<RouteGroup> routes(String place, @Nullable List<String> names) {
        if (names == null) {
            return EnumSet.of(RouteGroup.SYSTEMIC);
        }
        Set<RouteGroup> routes = EnumSet.noneOf(RouteGroup.class);
        for (String name : names) {
            try {
                routes.add(RouteGroup.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                defects.add(new KnowledgeDefect(place, "no route group is called " + name));
            }
        }
        return routes;
    }
}
