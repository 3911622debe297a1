/** Mail that waits for somebody, and strangers in a case, in English. */
import type { MailKindName } from '../mail-aside.ts'

const kinds: Readonly<Record<MailKindName, string>> = {
  person: 'a mail',
  echo: 'a letter of ours that came back',
  bounce: 'a report of a mail server',
  loop: 'mail in circles',
  duplicate: 'the same mail again',
  'abuse-report': 'a complaint',
  spam: 'spam, says a filter',
  'auto-reply': 'an answer by machine',
  machine: 'a machine’s mail',
  bulk: 'a newsletter',
  list: 'a mailing list',
  invitation: 'an invitation',
}

export const mailAside = {
  open: 'Mail set aside',
  title: 'Mail set aside',
  about:
    'Mail that belongs to no case, and mail of strangers that waits in one. Nothing is thrown away: look, make it a case, or leave it.',
  waiting: (count: number) => (count === 1 ? 'One mail waits' : `${count} mails wait`),
  none: 'No mail waits. What belongs to no case is listed here.',
  kinds,
  noSender: 'no sender',
  noSubject: 'without a subject',
  noText: 'Its source is gone, so it cannot be read here.',
  empty: 'There are no words in it.',
  files: 'With it:',
  asked: 'Asked:',
  source: 'Source, in a new tab',
  makeCase: 'Make it a case',
  leave: 'Leave it',
  decide: 'Decide in the case',
  opened: 'It is a case now.',
  more: 'Show more',
  stranger: {
    asks: 'Is this the customer?',
    hint: (from: string | undefined) =>
      `We do not know ${from ?? 'the sender'}. The customer sees nothing of it until you let it in.`,
    letIn: 'Let it in as the customer’s words',
    keep: 'Write to this address from now on',
    ownCase: 'Make it a case of its own',
    sendAway: 'Leave it out',
  },
  unreachable: 'letters come back from here',
  unwanted: 'called our letters unwanted',
  unwantedMeans:
    'Only what one of us writes goes there. The customer alone can lift this: by answering a letter of ours, or by leaving the address again on their page.',
}

export type MailAsideWords = typeof mailAside
