-- How the HTML of a mail refers to this file (`cid:`), without angle brackets: pictures that stand in the middle of the words.
ALTER TABLE file ADD COLUMN content_id text;
