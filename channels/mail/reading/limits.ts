/** What is beyond these is cut and told; the original is kept beside it, whole. */

/** Characters of text, and of HTML. */
export const MAX_TEXT = 2_000_000
/** So many bytes of one text are decoded at all: characters may take four. */
export const MAX_TEXT_BYTES = 4 * MAX_TEXT
/** Each costs some milliseconds to keep: a thousand would stall the door. */
export const MAX_FILES = 250
export const MAX_REFERENCES = 200
export const MAX_HEADERS = 500
export const MAX_HEADER_LENGTH = 4000
/** Receivers that are looked at. */
export const MAX_RECEIVERS = 2000
/** Characters of a report, a calendar or of headers that came back, kept for those who ask. */
export const MAX_PART_TEXT = 64_000
/** Mails inside of mails whose words are looked for where the outer one has none. */
export const MAX_INNER = 3
