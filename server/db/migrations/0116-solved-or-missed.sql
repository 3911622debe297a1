-- Matters that nobody solved count too (domain/charter/measured/owners.ts): every case is counted once more, from its first fact.
UPDATE follower SET seq = 0 WHERE name = 'charter';
