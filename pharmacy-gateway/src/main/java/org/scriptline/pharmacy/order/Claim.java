package org.scriptline.pharmacy.order;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Who works on the order. Nobody but the holder of the secret writes to it.
 *
 * @param number rises with each claim of the order, 1 first
 * @param secretHash SHA-256 of the secret
 */
public record Claim(int number, byte[] secretHash) {

    /** Compares in constant time. */
    public boolean opens(byte[] candidateHash) {
        return MessageDigest.isEqual(secretHash, candidateHash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Claim that && number == that.number && Arrays.equals(secretHash, that.secretHash);
    }

    @Override
    public int hashCode() {
        return 31 * number + Arrays.hashCode(secretHash);
    }

    @Override
    public String toString() {
        return "Claim[" + number + "]";
    }
}
