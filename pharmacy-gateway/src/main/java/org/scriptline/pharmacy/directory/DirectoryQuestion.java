package org.scriptline.pharmacy.directory;

import org.jspecify.annotations.Nullable;

/**
 * What pharmacies are looked for.
 *
 * @param name words that the name holds, in whatever case; empty for any
 * @param service a level that it must offer or not speak about; null for any
 * @param near where from; null when distance does not matter, and then names are in order
 */
public record DirectoryQuestion(
        String name,
        @Nullable ServiceLevel service,
        @Nullable Near near) {

    /**
     * A circle.
     *
     * @param latitude degrees north, -90 to 90
     * @param longitude degrees east, -180 to 180
     * @param kilometres radius
     */
    public record Near(double latitude, double longitude, double kilometres) {

        private static final double KILOMETRES_IN_A_DEGREE = 111.19;
        private static final double POLAR = 85;

        /** How far north and south the circle reaches, in degrees. */
        public double latitudeReach() {
            return kilometres / KILOMETRES_IN_A_DEGREE;
        }

        /** How far east and west it reaches, in degrees; everywhere near a pole and across the date line. */
        public double longitudeReach() {
            double farthest = Math.abs(latitude) + latitudeReach();
            if (farthest >= POLAR) {
                return 360;
            }
            double reach = kilometres / (KILOMETRES_IN_A_DEGREE * Math.cos(Math.toRadians(farthest)));
            return Math.abs(longitude) + reach > 180 ? 360 : reach;
        }
    }
}
