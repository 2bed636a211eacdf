/**
 * What the app's English does not say any more, each with what it says instead: words that are German put into English,
 * and second words for something that has its word already.
 */
const RETIRED = [
  [/^Back$/, '“Cancel” where a form closes, “Previous” where one turns pages'],
  [/\bNot now\b/, '“Cancel”'],
  [/\bGo on\b/i, '“Continue”'],
  [/\b[Kk]eep it\b/, '“Keep” and what, as in “Keep appointment”'],
  [/\b(take|took|taken) (it |them |this )?back\b/i, '“Undo”, “Restore”, “Withdraw”'],
  [/\blet (it |them )?in\b/i, '“Create”, “Enable”'],
  [/\bthe right to\b|\bgive you the right\b/i, '“access”, “permission”'],
  [/\b(up to|until) and with\b/i, '“To (inclusive)”, “Until”'],
  [/\bNot before\b/, '“Earliest”'],
  [/\bOver by\b/, '“Finish by”'],
  [/\b(begin|begins|begun|beginning)\b/i, '“start”'],
  [/\bjust now\b/i, '“currently”, or nothing'],
  [/\bat one time\b/i, '“at the same time”'],
  [/\bby itself\b|\banybody’s help\b/i, '“automatically”'],
  [/\bin a row\b/i, 'what is meant'],
  [/\bwhoever\b/i, 'the person: “the patient who …”, “anyone who …”'],
  [/\bsomebody\b/i, '“someone”'],
  [/\beverybody\b/i, '“everyone”'],
  [/\bwho waits?\b/i, '“on the waiting list”'],
  [/\bsuits?\b/i, '“available”, “match”'],
  [/\basked\b/i, '“invited” of patients, “requested” of accounts'],
  [/\bpassed over\b/i, '“skipped”'],
  [/\b(ran|run|runs) out\b/i, '“expired”'],
  [/\b(said|say|says) (yes|no)\b/i, '“accept”, “decline”, “allow”'],
  [/\bsay why\b/i, '“Give a reason”'],
  [/\breached by\b/i, '“Contact”'],
  [/\btelephon(e|es|ed|ing)\b/i, '“call”; the thing is a “phone”'],
  [/(?<!e-)\bmail(s|ed)?\b/i, '“e-mail”'],
  [/\btypes? of (visit|appointment)s?\b/i, '“appointment type”'],
  [/(?<!\b(?:first|reason for) )\bvisits?\b/i, '“appointment”'],
  [/\bstands? in\b/i, '“cover”'],
  [/\bstay(s|ed)? away\b/i, '“no-show”'],
  [/\b(run|runs|ran|running) over\b/i, '“overrun”'],
  [/\bslots? of care\b/i, '“appointments”'],
  [/\btime off (is|was) written\b|\bwrite time off\b/i, '“Add time off”'],
  [/\b(not there|there already|stands there)\b/i, '“not working”, “existing”, “Value”'],
  [/\bany more\b(?! offers)/i, '“no longer”'],
  [/\bin use\b/i, '“active”, “inactive”'],
  [/\bthe whole house\b/i, '“whole hospital”'],
  [/\bmachines?\b/i, '“system”, “equipment”'],
  [/\bfaults?\b/i, '“error”'],
  [/\btries\b/i, '“attempts”'],
  [/\bwas not taken\b/i, '“didn’t work”'],
  [/\bsecond step\b/i, '“two-step verification”'],
  [/\b(look|looks|looked|looking) (at|into)\b/i, '“view”, “check”, “review”'],
  [/\b(denser|roomier)\b/i, '“compact”, “comfortable”'],
  [/\b(dark|light) colours\b/i, '“dark mode”, “light mode”'],
  [/\bfirst page\b/i, '“start page”'],
];

/** What is retired in a sentence, as what it says and what to say instead; names of values are not said. */
export function retiredIn(sentence) {
  const said = sentence.replace(/\{\w+\}/g, '');
  return RETIRED.flatMap(([pattern, instead]) => {
    const found = said.match(pattern)?.[0];
    return found === undefined ? [] : [{ found, instead }];
  });
}
