-- Why: people type names without accents, in another order and with a slip, birth dates, and MRNs with other blanks than they have.

-- The words by which a patient is found, which the application computes: the folded words of the name, the MRN, the birth date.
ALTER TABLE patient ADD COLUMN search text COLLATE "C" NOT NULL DEFAULT '';

-- The words of all names, in which what was mistyped is looked up: few, as names recur.
CREATE TABLE patient_word (
  word  text COLLATE "C"  CONSTRAINT patient_word_pk PRIMARY KEY
);
