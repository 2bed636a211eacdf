/**
 * What users and administrators change about users: registration, approval, role, name, picture,
 * password, e-mail address and second factor.
 */
package org.hospitalscheduling.accounts;
