package org.scriptline.local.load;

import java.util.List;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.Person;
import org.scriptline.local.client.Practice;
import org.scriptline.local.client.PrescriptionRequest;

/**
 * The patients of a run: each gets one to five prescriptions, three on average, of drugs that go together, from one practice and
 * one visit apart. Practices and pharmacies take turns.
 *
 * <p>A place is a chair in a waiting room: its patient stays for some visits, and then the next one sits down.
 */
final class Cohort {

    /** Prescriptions of the patients who follow each other on one place: three on average. */
    private static final int[] PRESCRIPTIONS = {3, 1, 5, 2, 4};

    private static final int ROUND = 15;

    /** None of these raises an interruptive alert with another, and no patient gets one twice. */
    private static final List<Drug> TOGETHER =
            List.of(Drug.LISINOPRIL, Drug.METFORMIN, Drug.ATORVASTATIN, Drug.CETIRIZINE, Drug.LEVOTHYROXINE);

    private static final int FIRST_PHARMACY = 5_900_010;
    /** Those that are posted to. */
    static final int POSTED_TO = 20;
    /** With those behind them in the directory that fetch, exchange files or take Tasks. */
    static final int EVERY_CHANNEL = 24;

    private final String run;
    private final int places;
    private final int pharmacies;

    /**
     * @param run a label that no other run on this stack has
     * @param places so many orders lie between two of one patient; at least 1
     * @param pharmacies that take turns, {@link #POSTED_TO} or {@link #EVERY_CHANNEL}
     */
    Cohort(String run, int places, int pharmacies) {
        this.pharmacies = pharmacies;
        this.run = run;
        this.places = places;
    }

    /** Order number {@code order}, counted from 0. */
    PrescriptionRequest request(long order) {
        long place = order % places;
        long visit = order / places;
        int left = (int) (visit % ROUND);
        int patient = 0;
        while (left >= PRESCRIPTIONS[patient]) {
            left -= PRESCRIPTIONS[patient++];
        }
        long number = (visit / ROUND * PRESCRIPTIONS.length + patient) * places + place;
        Practice practice = Practice.values()[(int) (number % Practice.values().length)];
        String pharmacy = Long.toString(FIRST_PHARMACY + order % pharmacies);
        return PrescriptionRequest.signed(practice, Person.unseen(run + "c" + number), TOGETHER.get(left), pharmacy);
    }
}
