/** What to send instead of a field that is wrong, in English. Names no types: whoever reads it may have filled in a form. */
export const wrongInEnglish = {
  missing: 'this is missing; send it too',
  text: 'write text here',
  number: 'write a number',
  wholeNumber: 'write a whole number',
  yesOrNo: 'say yes or no: true or false',
  list: 'send a list, also of one',
  fields: 'send fields with names, as JSON or as a form',
  somethingElse: 'write this in another way',
  notEmpty: 'write something here',
  atLeast: (least: number) => `write at least ${least} characters`,
  atMost: (most: number) => `write at most ${most} characters`,
  from: (least: number) => `choose ${least} or more`,
  upTo: (most: number) => `choose ${most} or less`,
  atLeastSoMany: (least: number) => `send at least ${least}`,
  atMostSoMany: (most: number) => `send at most ${most}`,
  stepsOf: (step: number) => `choose a multiple of ${step}`,
  oneOf: (choices: readonly string[]) => `choose one of ${choices.join(', ')}`,
  exactly: (choice: string) => `only ${choice} is possible here`,
  id: 'give it as it stands in the link or the answer that it came from, whole',
  email: 'write an e-mail address like noa@post.example',
  link: 'write an address that begins with https://',
  date: 'write a date like 2026-11-23',
  beginsWith: (start: string) => `begin it with ${start}`,
  notKnown: (names: readonly string[]) => `leave ${names.join(', ')} out: nobody here knows it`,
}

export type WrongWords = typeof wrongInEnglish
/** Picks the sentence, in whichever language it will be read. */
export type SayWrong = (words: WrongWords) => string
