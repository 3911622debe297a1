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
    whenLastLate:
      'Nobody of us stands above them. If they are late, we tell you so, and you need not wait for them.',
    late: (name: string, time: string) =>
      `We did not answer you in time. That is our fault. ${name} still owes you an answer, at the latest ${time}.`,
    because: {
      told: 'You can go to them now. It stays open with us too.',
      answered: 'We have said what we can. You can go to them now. It stays open with us too.',
      late: 'You need not wait for us: you can go to them now. It stays open with us too.',
      time: (days: string) =>
        `It has taken longer than ${days}. You can go to them now, whatever we still say.`,
    },
    until: (day: string) => `Go there by ${day} at the latest.`,
    days: (days: number) => (days % 7 === 0 ? `${days / 7} weeks` : `${days} days`),
    letter: 'The letter to take along',
    points: 'What you want us to answer',
    pointsWhy: 'If we say no, we have to answer each open point.',
    pointErased: 'Erased',
    settled: 'Settled',
    isSettled: 'This is settled',
    notSettled: 'Not settled after all',
    takenBack: (reason: string) => `We took this back: ${reason}`,
    pointLabel: 'One thing that you want answered',
    pointHint: 'One point at a time, in a sentence.',
    pointSave: 'Add it',
  },
  letter: {
    decides: 'If there is no answer by then, it goes higher by itself. You need not ask again.',
    late: 'Nobody of us stands above them, so we owe you this answer still. You need not wait for it.',
    ownerStays: 'Whoever looks after your case still does, and answers to you for it.',
    outside: 'You can go to somebody outside our company, who decides without us:',
    stillHere: 'Your case stays open with us too. If you take it there, tell us if you like: you need not.',
  },
}

export type LadderWords = typeof ladderEn
