/** Cutting a service off, and telling of one that is not used, at the desk. */
export const cutsDeskEn = {
  title: 'Cutting off',
  open: 'Cut a service off',
  none: 'This customer has no service that runs.',
  service: 'Service',
  on: 'Day of the cut',
  onHint: 'The customer gets the notice by letter at once. It has to arrive fifteen days before.',
  plan: 'Plan it, and send the notice',
  planned: (day: string) => `To be cut off on ${day}`,
  onItsWay: 'The notice is on its way. Nothing is cut off before it arrives.',
  arrived: (day: string, earliest: string) =>
    `The notice arrived on ${day}. It may be cut off from ${earliest} on.`,
  otherWay: 'They had the notice in another way today',
  carryOut: 'Cut it off now',
  takeBack: 'Take it back: the service goes on',
  tell: 'Tell them',
  told: (day: string) => `Told on ${day}.`,
}

export type CutsDeskWords = typeof cutsDeskEn
