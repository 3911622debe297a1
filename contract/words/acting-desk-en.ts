/** What the desk says, in English, about who shows what, who acts for whom, and what a writer may hear. */
export const actingDeskEn = {
  title: 'Who acts',
  shown: (how: string, when: string) => `Identity shown ${when} ${how}`,
  how: { code: 'by a code', link: 'by our link', agent: 'in talking', site: 'by logging in on the site' },
  nobody: 'Nobody else may act here.',
  standing: {
    asked: 'asked, not yet answered',
    acting: 'may act',
    ended: 'time is over',
    withdrawn: 'taken back',
    declined: 'customer said no',
  },
  reads: 'read and write',
  decides: 'read, write, decide',
  here: 'this matter',
  everywhere: 'all matters',
  until: (day: string) => `until ${day}`,
  about: {
    looking: (writer: string) =>
      `${writer} may not hear anything about this account yet. We are looking it up.`,
    'not-found': (writer: string) =>
      `${writer} may not hear anything about anybody’s account. We found none for certain.`,
    asked: (writer: string) => `${writer} may not hear anything about this account yet.`,
    no: (writer: string) => `${writer} may not hear anything about this account.`,
    'yes-not-proved': (writer: string) =>
      `The account holder said yes. ${writer} has not shown yet that it is them: wait for the code.`,
    'may-hear': (writer: string) => `${writer} may hear about this account.`,
  },
  own: {
    asked: 'The writer has not shown that this account is theirs. Say nothing of it yet.',
    'may-hear': 'The writer has shown that this account is theirs.',
  },
  holderAsked: 'The account holder was asked at an address that we knew before.',
  for: (name: string) => `For: ${name}`,
  typed: (typed: string) => `What they gave: ${typed}`,
  holder: 'The account they may hear about',
  writer: 'The writer',
  record: 'Write down that somebody may act',
  recordHint: 'The customer is asked. It counts when they have said yes.',
  name: 'Their name',
  address: 'Their e-mail or phone number',
  submit: 'Ask the customer',
  recorded: 'The customer is asked now.',
}

export type ActingDeskWords = typeof actingDeskEn
