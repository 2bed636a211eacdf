/**
 * Live events: committed changes get gapless numbers and reach every server, which sends to each
 * socket what its user may see (docs/adr/0002).
 */
package org.hospitalscheduling.realtime;
