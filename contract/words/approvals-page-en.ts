/** That somebody decides, as a customer reads it, in English. */
export const approvalsPageEn = {
  title: 'Somebody is deciding',
  decides: (name: string, what: string, until: string) =>
    `${name} is deciding about ${what}, until ${until}.`,
  thenUp:
    'You need not do anything. If nobody answers by then, somebody above decides, and you see here who.',
  thenLate: (name: string) =>
    `You need not do anything. If it takes longer, you see here that we are late. ${name} still owes you the answer.`,
  late: (name: string, what: string) =>
    `Our answer about ${what} is late. ${name} was reminded and still owes it to you.`,
  again: (until: string) => `They are to answer by ${until}.`,
}
export type ApprovalsPageWords = typeof approvalsPageEn
