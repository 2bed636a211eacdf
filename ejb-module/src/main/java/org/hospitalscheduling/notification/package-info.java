/**
 * Mails. A mail is written in the transaction of the change that it reports, and handed to the mail
 * server afterwards, encrypted while it waits (docs/adr/0007).
 */
package org.hospitalscheduling.notification;
