/** Recordings, the seconds in which something was said, and copies of a case: at the desk, on the customer's page, in the copy. */
export const evidenceEn = {
  play: (from: string, to: string) => `Play ${from}–${to}`,
  heardAt: (from: string, to: string) => `Said at ${from}–${to} of a recording`,
  recording: 'Recording',
  ofCall: 'Recording of a call',
  long: (clock: string) => `${clock} long`,
  roughly: 'as the player said',
  gone: 'The recording is not there any more.',
  whatWasSaid: 'What was said',
  from: 'From',
  to: 'To',
  own: {
    copyTitle: 'Take this with you',
    copyHint:
      'A file with all that was said and promised here, and the recordings. You can read it without the internet, and show it to anybody.',
    copy: 'Take a copy',
    vcon: 'The same for other programs (vCon)',
  },
}
