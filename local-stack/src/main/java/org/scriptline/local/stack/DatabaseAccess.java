package org.scriptline.local.stack;

/**
 * What a client needs to open one database.
 *
 * @param url a JDBC URL
 * @param user the role
 * @param password generated at the first start
 */
public record DatabaseAccess(String url, String user, String password) {
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
