/**
 * What every capability needs and none owns: time ranges, ids, refusals, native queries, jobs that
 * run once per cluster, and the schema. It depends on no capability.
 */
package org.hospitalscheduling.shared;
