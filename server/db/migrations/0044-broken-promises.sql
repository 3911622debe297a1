-- Promises that were broken since a moment: for the wallboard and the charter, without reading all that were ever made.
CREATE INDEX commitment_broken ON commitment (settled_at) WHERE state = 'broken';
