-- How many codes went to an address of late is asked before each one is sent.
CREATE INDEX case_code_address ON case_code (address, sent_at DESC) WHERE address IS NOT NULL;
