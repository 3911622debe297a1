-- A team may be taken off the house while a case still goes up the rungs that it had: the case keeps knowing where it began.
ALTER TABLE cases DROP CONSTRAINT cases_rung_team_fkey;
