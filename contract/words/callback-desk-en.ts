/** Being called back, at the desk, in English. */
export const callback = {
  byPhone: 'Call back',
  byChat: 'Wants to be told',
  try: (count: number) => (count === 1 ? 'one try so far' : `${count} tries so far`),
  next: (time: string) => `called back ${time}`,
  due: 'call back, due now',
  chosen: (from: string, until: string) => `They chose ${from} to ${until}.`,
  title: (name: string) => (name === '' ? 'Call this customer' : `Call ${name}`),
  lead: 'Read what it is about, dial the number, and say here how it went. The place is theirs until you do.',
  numberIs: {
    typed: 'This number was typed, and not confirmed.',
    confirmed: 'Whoever asked has looked at this number and confirmed it.',
    account: 'This number is the one that we have of them.',
    known: (name: string) => `Known as the number of ${name}. Who asked is not confirmed: make sure first.`,
  },
  earlyAsked: 'Call now: they asked for it',
  earlyWrites: 'Call now: they are writing',
  earlyHint: (from: string, until: string) =>
    `They chose ${from} to ${until}. Your reason stands in the story; without one the line asks somebody then.`,
  gone: 'The number was erased. Write to them instead, and say that nobody was reached.',
  copy: 'Copy the number',
  copied: 'Copied',
  reached: 'Reached',
  missed: 'Nobody answered',
  wrong: 'Somebody else’s number',
  missedHint:
    'Called again after ten minutes, then after an hour of opening time. After the third try the place is kept.',
  talking: (name: string) => `You are talking with ${name}`,
  talkingHint: 'When you have finished, write the call down: that ends the contact.',
  write: 'Write down the call',
  comes: (name: string) => `${name} has been told that it is their turn`,
  comesHint: (time: string) =>
    `They have until ${time} to come to their page. Whatever they write shows here.`,
}
