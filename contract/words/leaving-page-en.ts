/** Cancelling a service, for its customer. */
export const leavingPageEn = {
  pageTitle: (organisation: string) => `Cancel a service – ${organisation}`,
  title: 'Cancel a service',
  lead: 'Choose the service and its last day. We ask for nothing else. You get it in writing at once.',
  which: 'Which service?',
  until: 'Its last day',
  press: 'Yes, cancel this service',
  endsOn: (day: string) => `Ends on ${day}`,
  ended: 'Has ended',
  none: 'We found no service of yours here. Write to us which one you mean, and a person cancels it.',
  first: 'First show that it is you. Then you cancel with one tap.',
  show: 'Show that it is you',
  back: 'Back to your case',
  repair: 'Is something wrong? You can cancel and still have it put right: your case stays open.',
}
export type LeavingPageWords = typeof leavingPageEn
