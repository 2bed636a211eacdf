/**
 * Where one more patient is expected to pay off: the no-show model, the policy that weighs waiting
 * and overtime, suggestions, and the ledger that shows how well both did (docs/overbooking.md).
 */
package org.hospitalscheduling.overbooking;
