/**
 * What every capability needs and none owns: spans of time, ids, refusals, native queries, jobs
 * that run once per cluster, and the schema. It knows no capability.
 */
package org.hospitalscheduling.shared;
