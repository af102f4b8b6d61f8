package org.scriptline.pharmacy.inbound.files;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.scriptline.pharmacy.delivery.files.PartnerFolder;
import org.scriptline.pharmacy.delivery.http.Endpoints;

/** Looks into the inboxes of partners, each in a thread of its own, so that a folder that hangs holds up nobody else. */
@ApplicationScoped
public class FileInbox {

    private static final Logger LOG = Logger.getLogger(FileInbox.class);
    /** Files of one partner in one look. */
    private static final int AT_ONCE = 100;

    private final Endpoints endpoints;
    private final FileMessages messages;
    private final MeterRegistry meters;
    private final Set<String> looking = ConcurrentHashMap.newKeySet();
    private final Set<String> troubled = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public FileInbox(Endpoints endpoints, FileMessages messages, MeterRegistry meters) {
        this.endpoints = endpoints;
        this.messages = messages;
        this.meters = meters;
    }

    /** Looks into every inbox that nobody is looking into. */
    @Scheduled(every = "{scriptline.files.look}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        for (Map.Entry<String, Path> partner : endpoints.folders().entrySet()) {
            if (looking.add(partner.getKey())) {
                threads.execute(() -> {
                    try {
                        look(partner.getKey(), new PartnerFolder(partner.getValue()));
                    } finally {
                        looking.remove(partner.getKey());
                    }
                });
            }
        }
    }

    private void look(String pharmacy, PartnerFolder folder) {
        try {
            for (Path file : folder.arrived(AT_ONCE)) {
                take(pharmacy, folder, file);
            }
            troubled.remove(pharmacy);
        } catch (NoSuchFileException gone) {
            LOG.debugf("a file or folder of %s is not there any more", pharmacy);
        } catch (IOException | RuntimeException failure) {
            meters.counter("scriptline.inbound.files", "outcome", "failed").increment();
            if (troubled.add(pharmacy)) {
                LOG.warnf("the inbox of %s cannot be worked on, and is tried again: %s", pharmacy, failure.getClass());
            }
        }
    }

    /** Committed first, moved then. */
    private void take(String pharmacy, PartnerFolder folder, Path file) throws IOException {
        switch (messages.take(pharmacy, file)) {
            case FileMessages.Verdict.Taken ignored -> {
                folder.take(file);
                meters.counter("scriptline.inbound.files", "outcome", "taken").increment();
            }
            case FileMessages.Verdict.Refused refused -> {
                folder.refuse(file, refused.reason());
                meters.counter("scriptline.inbound.files", "outcome", "refused").increment();
            }
            case FileMessages.Verdict.Later ignored ->
                meters.counter("scriptline.inbound.files", "outcome", "failed").increment();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
