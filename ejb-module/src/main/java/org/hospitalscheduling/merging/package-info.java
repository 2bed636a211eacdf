/** Two records of one person become one, and two again if that was wrong. */
package org.hospitalscheduling.merging;
