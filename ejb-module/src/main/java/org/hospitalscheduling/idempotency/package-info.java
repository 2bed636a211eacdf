/**
 * Requests that are sent again: the answer of the first is kept under the caller's key for 24 hours
 * (rule 9 of docs/booking.md), whatever capability answered it.
 */
package org.hospitalscheduling.idempotency;
