/** The letter that somebody takes to the body outside, in English. */
export const outsideLetterEn = {
  pageTitle: (reference: string, organisation: string) => `Letter for outside, ${reference}, ${organisation}`,
  title: 'Letter for the body outside',
  lead: 'Print this, or save it, and take it along. It says where we stand.',
  print: 'In your browser: Print, or Save as PDF.',
  from: 'From',
  to: 'To',
  about: (reference: string) => `About: case ${reference}`,
  customer: 'Customer',
  opened: (date: string) => `They told us on ${date}.`,
  began: 'In their words:',
  wanted: 'What they want answered',
  said: 'What was decided, as the customer was told',
  nothingSaid: 'Nobody above the one who looks after it has decided yet.',
  stands: {
    told: 'We and the customer have not agreed. They take it outside.',
    answered: 'We have said what we can, and the customer does not agree. Nobody of us stands above that.',
    late: 'We did not answer in the time that we had promised.',
    time: (days: string) => `It has taken longer than ${days}, and it is not settled.`,
  },
  standsTitle: 'Where it stands',
  may: 'The customer may take this to you.',
  until: (date: string) => `They can do so until ${date}.`,
  open: 'It stays open with us too.',
  settled: 'settled',
  takenBack: (reason: string) => `taken back: ${reason}`,
  erased: 'erased',
  back: 'Back to the case',
}

export type OutsideLetterWords = typeof outsideLetterEn
