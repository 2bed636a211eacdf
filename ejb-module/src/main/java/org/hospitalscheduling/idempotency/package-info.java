/**
 * Repeated requests: the first answer is stored under the caller's key for 24 hours (rule 9 of
 * docs/booking.md), whatever capability gave it.
 */
package org.hospitalscheduling.idempotency;
