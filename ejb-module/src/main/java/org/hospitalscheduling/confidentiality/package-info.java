/**
 * Confidential patients: to whom they are closed, which is everybody but those who treat them,
 * administrators and auditors.
 */
package org.hospitalscheduling.confidentiality;
