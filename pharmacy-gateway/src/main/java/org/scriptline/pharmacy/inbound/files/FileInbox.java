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
import org.scriptline.pharmacy.delivery.http.Unreadable;

/** Looks into the inboxes of partners, each in a thread of its own, so that a folder that hangs holds up nobody else. */
@ApplicationScoped
public class FileInbox {

    private static final Logger LOG = Logger.getLogger(FileInbox.class);

    private final Endpoints endpoints;
    private final FileMessages messages;
    private final Unreadable unreadable;
    private final MeterRegistry meters;
    private final Set<String> looking = ConcurrentHashMap.newKeySet();
    private final Set<String> troubled = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public FileInbox(Endpoints endpoints, FileMessages messages, Unreadable unreadable, MeterRegistry meters) {
        this.endpoints = endpoints;
        this.messages = messages;
        this.unreadable = unreadable;
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
            if (new InboxLook(folder, desk(pharmacy)).look()) {
                troubled.remove(pharmacy);
            } else if (troubled.add(pharmacy)) {
                LOG.warnf("a file in the inbox of %s cannot be worked on, and is tried again", pharmacy);
            }
        } catch (NoSuchFileException gone) {
            LOG.debugf("the folder of %s is not there any more", pharmacy);
        } catch (IOException | RuntimeException failure) {
            count("failed");
            if (troubled.add(pharmacy)) {
                LOG.warnf("the inbox of %s cannot be worked on, and is tried again: %s", pharmacy, failure.getClass());
            }
        }
    }

    private InboxLook.Desk desk(String pharmacy) {
        return new InboxLook.Desk() {
            @Override
            public FileMessages.Verdict take(Path file) throws IOException {
                return messages.take(pharmacy, file);
            }

            @Override
            public FileMessages.Verdict keep(Path file, RuntimeException failure) throws IOException {
                LOG.errorf("a file in the inbox of %s made us fail and is kept: %s", pharmacy, failure.getClass());
                unreadable.file();
                return messages.keep(pharmacy, file);
            }

            @Override
            public void count(String outcome) {
                FileInbox.this.count(outcome);
            }
        };
    }

    private void count(String outcome) {
        meters.counter("scriptline.inbound.files", "outcome", outcome).increment();
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
