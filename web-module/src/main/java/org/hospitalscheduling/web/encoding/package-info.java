/** How answers are sent: compressed where the client takes it, and not again where it has them. */
package org.hospitalscheduling.web.encoding;
