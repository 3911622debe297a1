-- The notice of a cut is a letter: under which id it went out, so that its arrival and its coming back are known. As the facts say.
ALTER TABLE service ADD COLUMN cut_notice_id text;
CREATE INDEX service_cut_notice ON service (cut_notice_id) WHERE cut_notice_id IS NOT NULL;

-- Whether the house writes to customers by itself about what they pay for and do not use. Off until somebody says so.
ALTER TABLE billing ADD COLUMN tells_unused boolean NOT NULL DEFAULT false;
