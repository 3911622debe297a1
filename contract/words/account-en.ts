/** What `/account` says, in English, and what a case says that began there. */
export const accountEn = {
  pageTitle: (organisation: string) => `Find your account with ${organisation}`,
  title: 'Find your account',
  lead: 'Type any number that you have from us. Long or short, with or without spaces: we make it fit.',
  number: 'What do you have in your hand?',
  numberHint: 'An account number, a bill number, the number of your line, your phone number or your e-mail.',
  words: 'What are you looking for?',
  wordsHint: 'What we promised you, say, or what is still open.',
  name: 'Your name',
  address: 'Where can we answer you?',
  addressHint: 'Your e-mail or phone number. It can be a new one.',
  find: 'Look for it',
  whatFollows:
    'If we know an e-mail address for it, a code is sent there. A person looks at it as well, so nobody is turned away.',
  check: {
    numberMissing: 'Type one number first. Any that you have from us will do.',
    addressWrong: 'Write an e-mail address such as ana@mail.example, or a phone number.',
  },
  link: 'Find your account',
  firstWords: (number: string, words: string) =>
    `I am looking for my account. I typed: ${number}${words === '' ? '' : `\n\n${words}`}`,
  inCase: {
    title: 'Your account',
    sent: 'If we know an e-mail address for what you typed, six digits are on their way there. With them you see your account at once.',
    person:
      'No code, or is the address no longer yours? Then do nothing: you are in the line, and a person looks at what you typed.',
    code: 'The six digits',
    enter: 'Show my account',
    found: 'This is what is open in your account.',
    nothingOpen: 'Nothing is open in your account.',
    open: (reference: string) => `Open ${reference}`,
    solved: 'Solved, with a promise to come',
    promise: (words: string, when: string) => `Promised, by ${when}: ${words}`,
    promisePlain: (when: string) => `Promised to be done by ${when}`,
    enough: 'If you have all that you need, say below that it is solved. Then nobody has to look any more.',
  },
}

export type AccountWords = typeof accountEn
