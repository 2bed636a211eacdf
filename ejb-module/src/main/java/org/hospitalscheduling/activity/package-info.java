/**
 * The activity log: who did what to what, when, from where and with what outcome; sealed in a chain
 * of hashes (docs/adr/0008), searched, and watched for suspicious patterns.
 */
package org.hospitalscheduling.activity;
