/** Mail as it is shown at the desk, in English: what is folded, how it was written, how it was read, its files. */
import type { FoldKind } from '../folds.ts'

const kinds: Readonly<Record<FoldKind, string>> = {
  quote: 'quoted words',
  signature: 'signature',
  disclaimer: 'small print',
  forward: 'forwarded mail',
}

export const mailShown = {
  commands: {
    unfold: 'Unfold what is quoted',
    unfoldAll: 'Unfold all that is quoted',
    html: 'Show the mail as it was written',
    how: 'Show how the mail was read',
    raw: 'Show the source of the mail',
    preview: 'Look at the next file',
    quote: 'Quote the message in a reply',
    said: 'Write down a promise that was said here',
  },
  fold: (is: FoldKind, lines: number) => `${kinds[is]}, ${lines} ${lines === 1 ? 'line' : 'lines'}`,
  about: 'About this mail',
  cameFrom: (address: string) => `From ${address}`,
  otherReading: 'The other way to read it',
  html: 'As written',
  how: 'How it was read',
  raw: 'Source',
  quote: 'Quote',
  loading: 'One moment …',
  frame: {
    title: 'The mail as it was written',
    none: 'The formatting of this mail cannot be shown safely. Its words stand above; its source is whole.',
    remote: (count: number) =>
      count === 1
        ? 'One picture lies elsewhere and is not loaded.'
        : `${count} pictures lie elsewhere and are not loaded.`,
    told: 'If you load them, the sender may learn that the mail was opened; not by whom or from where.',
    load: 'Load pictures of this mail',
    loaded: 'Pictures are loaded through this server.',
    taller: 'Taller',
    lower: 'Lower',
    leads: 'Links open in a new tab.',
  },
  source: {
    title: 'Source of the mail',
    cut: (shown: string, size: string) => `The first ${shown} of ${size}.`,
    all: 'Download all of it',
  },
  read: {
    from: 'From',
    subject: 'Subject',
    came: 'Came',
    by: 'By',
    sources: { smtp: 'mail server', import: 'import', mailbox: 'mailbox' },
    case: 'Case',
    newCase: 'It named no case: it began this one.',
    asked: 'What was asked',
    yes: 'Yes',
    no: 'No',
    headers: 'Decided by',
    person: 'None of the questions said yes: somebody wrote it.',
    sender: 'Is the sender who they say they are?',
    verdicts: {
      pass: 'yes',
      fail: 'no',
      softfail: 'probably not',
      neutral: 'they do not say',
      none: 'they do not say',
      policy: 'it breaks their own rules',
      temperror: 'could not be asked at that time',
      permerror: 'what they publish is wrong',
      'not-asked': 'not asked, as another address stands over theirs in From',
    },
    spf: (says: string) => `SPF (may this server send for them?): ${says}`,
    dkim: (says: string) => `DKIM (did they sign it, and is it unchanged?): ${says}`,
    dmarc: (says: string) => `DMARC (does that fit the name in From?): ${says}`,
    notAsked: 'It was not asked.',
    never: 'Whatever these say, only the signed reply address shows whose case it is.',
  },
  files: {
    look: 'Look at it',
    inNewTab: (name: string) => `${name}, in a new tab`,
    risky: 'Can run programs. Open it only if you know what it is.',
    cut: 'This is the beginning. Download the file for the rest.',
    nothing: 'There is nothing in it that can be read here. Download it instead.',
  },
}

export type MailShownWords = typeof mailShown
