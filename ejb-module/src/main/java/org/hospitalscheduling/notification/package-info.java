/**
 * Mails. What is to be sent is written in the transaction of what it tells of, and handed to the
 * mail server afterwards, encrypted while it waits (docs/adr/0007).
 */
package org.hospitalscheduling.notification;
