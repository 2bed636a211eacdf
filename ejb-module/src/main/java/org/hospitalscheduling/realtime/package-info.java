/**
 * Live events: committed changes get gapless numbers and reach every server, which tells each
 * socket what its user may see (docs/adr/0002).
 */
package org.hospitalscheduling.realtime;
