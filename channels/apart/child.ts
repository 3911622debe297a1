/** What a process of a pool runs: takes what is asked, one after the other, says that it has it, and answers. It ends when its parent does. */

/** `taken` comes first: what dies before it has not seen what was asked. */
export type FromChild =
  | { readonly is: 'taken' }
  | { readonly is: 'answer'; readonly answer: unknown }
  | { readonly is: 'fault'; readonly says: string }

/** @param work with what was asked; what it throws is told to who asked */
export function workApart(work: (asked: unknown) => unknown): void {
  const send = process.send?.bind(process)
  if (!send) throw new Error('this is started by a pool only')
  // It is on its way before the work begins, which may leave no time for anything else.
  const tell = (message: FromChild) =>
    new Promise<void>(resolve => send(message, undefined, {}, () => resolve()))
  process.on('message', asked => {
    const answer = async () => {
      await tell({ is: 'taken' })
      try {
        await tell({ is: 'answer', answer: await work(asked) })
      } catch (error) {
        await tell({
          is: 'fault',
          says: error instanceof Error ? (error.stack ?? error.message) : String(error),
        })
      }
    }
    void answer()
  })
}
