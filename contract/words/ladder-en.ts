/** The ladder in English: who decides when the owner cannot or will not. For customers first, then for the desk. */
export const ladderEn = {
  page: {
    title: 'Who decides',
    decides: (name: string, time: string) => `${name} decides about this now, at the latest ${time}.`,
    decidesSoon: (name: string) => `${name} decides about this now.`,
    answered: (name: string) =>
      `${name} decided about this. If that does not help you, you can go one step higher.`,
    ownerStays: (name: string) => `${name} still looks after your case and answers to you for it.`,
    now: (name: string) => `${name} looks after your case.`,
    next: (name: string, time: string) =>
      `If you go one step higher, ${name} decides, at the latest ${time}.`,
    nextSoon: (name: string) => `If you go one step higher, ${name} decides.`,
    nextOutside: (name: string) =>
      `Above us is only ${name}, who is not part of our company. We tell you how to reach them.`,
    up: 'Go one step higher',
    toOutside: 'Tell me how to reach them',
    inWriting: 'Send me this in writing',
    asked: 'You asked for somebody higher up. One tap is enough:',
    whenLate: 'If there is no answer by then, it goes higher by itself. You need do nothing.',
    onlyThey: (name: string) => `Only ${name} can take this higher.`,
    theCustomer: 'the customer',
    outside: 'Who can help you outside our company',
    outsideNow: 'You can go to them now. It stays open with us too.',
    points: 'What you want us to answer',
  },
  letter: {
    decides: 'If there is no answer by then, it goes higher by itself. You need not ask again.',
    ownerStays: 'Whoever looks after your case still does, and answers to you for it.',
    outside: 'You can go to somebody outside our company, who decides without us:',
    stillHere: 'Your case stays open with us too. If you take it there, tell us if you like: you need not.',
  },
}

export type LadderWords = typeof ladderEn
