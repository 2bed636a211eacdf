package org.hospitalscheduling.settings;

/** A database role and its password; the password is empty if the database does not ask for one. */
public record Credentials(String user, Secret password) {}
