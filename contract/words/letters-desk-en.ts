/** What the desk says of letters that could not be sent yet. */
export const en = {
  waiting: (count: number) =>
    count === 1
      ? 'A letter to the customer has not left yet.'
      : `${count} letters to the customer have not left yet.`,
  byMachine: 'a notice of ours',
  byPerson: 'words of a person',
  again: (time: string) => `The next try is at ${time}.`,
  soon: 'It is tried again shortly.',
  why: 'The mail server said:',
  heldBack: 'So many letters that nobody wrote went there within the hour that this one waits.',
}
