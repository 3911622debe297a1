/** What the customers' pages say, in English, about being called back. */
export const callbackEn = {
  page: {
    pageTitle: (organisation: string) => `Call me back – ${organisation}`,
    title: 'We call you back',
    lead: 'You keep your place in the line while you do something else.',
    number: 'Your telephone number',
    numberHint: 'With all its digits, as somebody far away would dial it.',
    known: (masked: string) => `The number ending in ${masked.replace('…', '')}`,
    other: 'Another number',
    which: 'On which number?',
    when: 'When shall we call?',
    atTurn: 'When it is my turn',
    closedNow: 'Choose a time',
    half: (from: string, until: string) => `${from} to ${until}`,
    words: 'What is it about, in a few words',
    wordsHint: 'Whoever calls you has read it before. You can also tell them then.',
    name: 'Your name',
    next: 'Go on',
    back: 'Back to your case',
    backToContact: 'Back to all ways to reach us',
    noTimes: 'There is no time to choose in the next days. Write to us, and we answer.',
  },
  check: {
    title: 'Is this number right?',
    at: (when: string) => `We call you ${when}.`,
    atTurn: 'We call you when it is your turn.',
    caller: 'The call may come from a number that you do not know.',
    yes: 'Yes, call me there',
    change: 'No, change it',
    atHome: (number: string) => `At home you dial ${number}.`,
  },
  inLine: {
    title: 'This number has its place with us already',
    lead: 'Whoever has it waits with us, talks with us, or is called in turn. You need not ask again.',
    hint: 'Would you rather have another time? Change it on the page of your case, or write to us.',
    notYou: 'Was it not you? Then write to us.',
  },
  wait: {
    atOnce: 'Somebody is free: we call you at once.',
    atMost: (duration: string) => `We call you in at most ${duration}, nine times out of ten.`,
    ahead: (count: number) =>
      count === 0
        ? 'Nobody is before you.'
        : count === 1
          ? 'One person is before you.'
          : `${count} people are before you.`,
    unknown: 'We cannot tell yet how long it takes.',
    minutes: (count: number) => (count === 1 ? 'one minute' : `${count} minutes`),
    hours: (count: number) => (count === 1 ? 'one hour' : `${count} hours`),
  },
  letter: {
    number: (masked: string) => `We call the number ending in ${masked.replace('…', '')}.`,
    tries: 'If we do not reach you, we try twice more: after ten minutes and after an hour of opening time.',
    change: 'You can change the number or the time on your page.',
    wrongNumber: 'Give us another number on your page, and you are at the front again.',
    come: 'Come to your page now:',
    setAside: 'We tried to reach you and did not. That is no fault of yours.',
  },
  promise: (from: string, until: string) => `We call you between ${from} and ${until}.`,
  firstWords: 'Please call me back.',
  wrong: {
    number: 'Write your telephone number with all its digits, so that we can call you.',
    time: 'Choose one of these times.',
    called: 'This number is to be called already, and its place is kept. Was it not you? Then write to us.',
  },
}

export type CallbackWords = typeof callbackEn
