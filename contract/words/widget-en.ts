/**
 * What the contact button on other sites says, in English. It is loaded by every page of those sites, so it has its own few
 * sentences; where it says the same as the customers' pages, a test holds the two together.
 */
import type { FrontWords } from './front-en.ts'

type Shared = Pick<FrontWords, 'when' | 'check' | 'verdict'> & {
  readonly stands: FrontWords['case']['stands']
  readonly sending: Pick<
    FrontWords['sending'],
    'now' | 'waiting' | 'sent' | 'refused' | 'tryAgain' | 'change'
  >
}

const shared: Shared = {
  when: {
    today: clock => `today at ${clock}`,
    yesterday: clock => `yesterday at ${clock}`,
    tomorrow: clock => `tomorrow at ${clock}`,
    onDay: (day, clock) => `${day} at ${clock}`,
  },
  check: {
    wordsMissing: 'Write a few words first. One is enough.',
    wordsTooLong: over => `This is ${over} characters too long. Send it in two parts.`,
    addressWrong: 'Write an e-mail address such as ana@mail.example, or a phone number.',
    filesTooLarge: size => `These files are too large. Together they may have ${size}.`,
  },
  verdict: {
    title: 'Is it solved?',
    yes: 'Yes, it is solved',
    no: 'No, it isn’t',
    itIs: 'It is solved',
    itIsHint: 'Only you can close this. You can open it again at any time.',
    backAgain: 'It is not solved after all',
    owed: 'This is what we still owe you. Tick what you no longer need.',
    owedBy: when => `By ${when}`,
    owedHint: 'What you do not tick, we still do.',
  },
  stands: {
    talking: name => `You are talking with ${name}`,
    coming: 'Someone is being called to you',
    waiting: 'You are in the line',
    unowned: 'We have what you wrote',
    owned: name => `${name} looks after this`,
    proposed: name => `${name} thinks that this is solved. Is it?`,
    proposedByUs: 'We think that this is solved. Is it?',
    unconfirmed: 'We wrote down that you said it is solved. Is it?',
    resting: 'This is at rest',
    owing: 'You said that this is solved. We still owe you something.',
    solved: 'You said that this is solved',
    merged: 'This goes on in another matter of yours',
  },
  sending: {
    now: 'Sending …',
    waiting: 'Not sent yet. It is safe here, and we keep trying.',
    sent: 'Sent.',
    refused: 'Not sent.',
    tryAgain: 'Try again',
    change: 'Change it',
  },
}

export const widgetEn = {
  ...shared,
  open: 'Talk to a person',
  close: 'Close',
  atHouse: (organisation: string) => `Talk to a person at ${organisation}`,
  loading: 'One moment …',
  unreachable: 'We cannot be reached from this page.',
  toPage: 'Write to us on our own page',
  ways: {
    title: 'Ways to reach a person',
    write: 'Write here',
    ring: (phone: string) => `Ring ${phone}`,
    ringOpen: 'You talk to a person. There is no menu.',
    ringClosed: 'Somebody is there when we are open.',
    letter: 'Get the answer by e-mail',
    down: 'Has your service gone dead?',
    downRing: ': somebody is there at any hour.',
  },
  known: (name: string) => `We know you as ${name}. Nobody will ask you for proof.`,
  knownUnnamed: 'We know you from your login here. Nobody will ask you for proof.',
  unknown: {
    expired: 'Your login here was too old to tell us who you are. You can write all the same.',
    wrong: 'This site could not tell us who you are. You can write all the same.',
  },
  form: {
    words: 'What is wrong, in your words',
    down: 'My service is down altogether',
    downHint: 'Then you go first. Everybody can see this rule.',
    address: 'Your e-mail or phone number',
    addressHint: 'So that we can still answer you if you close this page.',
    name: 'Your name',
    optional: 'if you like',
    files: 'Photos and files',
    send: 'Send it to a person',
  },
  talk: {
    title: 'Your case',
    reference: (reference: string) => `Case ${reference}`,
    standsIn: (name: string) => `Until someone takes this on, ${name} answers for it.`,
    keeps: (name: string) => `${name} stays with this until you say that it is solved.`,
    story: 'What was said',
    you: 'You',
    rest: 'Show the rest',
    typing: (name: string) => `${name} is writing …`,
    promise: (what: string, name: string, when: string) => `${name} promised: ${what}, by ${when}.`,
    deciding: (name: string, what: string, until: string) =>
      `${name} is deciding about ${what}, until ${until}. If nobody answers by then, you see here who decides next.`,
    kind: {
      answer: 'a first answer',
      reply: 'an answer',
      'call-back': 'a call back to you',
      visit: 'a visit',
      credit: 'money back on your bill',
      goods: 'something sent to you',
      terms: 'the terms that were agreed',
      'send-details': 'the details, in writing',
      other: 'something done for you',
    },
    words: 'Your words',
    send: 'Send',
    leave: 'Leave the line',
    whole: 'Open the whole case',
    another: 'Begin something else',
    joined: 'What you write here goes there. To read the answer, open the whole case and show who you are.',
    lost: 'The connection is lost. Your words are safe here, and we keep trying.',
    gone: 'What you wrote here before can no longer be opened from this page.',
    failed: 'That did not get through. Please try again.',
    filesLost: (names: string) => `Your words went without these files: ${names}. Please add them again.`,
  },
}

/** Every language says all of it: a sentence that is missing does not compile. */
export type WidgetWords = typeof widgetEn
