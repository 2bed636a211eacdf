package org.hospitalscheduling.settings;

/**
 * A database role and its password; the password is empty where the server does not ask for one.
 */
public record Credentials(String user, Secret password) {}
