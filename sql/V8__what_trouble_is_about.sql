-- What is wrong is over when the instance or the account that it is about works again: its id or key, '' for the whole.
ALTER TABLE infrastructure ADD COLUMN problem_about text NOT NULL DEFAULT '';
