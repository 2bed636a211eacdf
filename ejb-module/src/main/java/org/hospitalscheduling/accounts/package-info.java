/**
 * What people and administrators change about accounts: registration, approval, role, name,
 * picture, password, e-mail address and second factor.
 */
package org.hospitalscheduling.accounts;
