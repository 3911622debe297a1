/**
 * Questions that are asked within one turn of the event loop travel to the database together, and so do those that are asked while
 * others are under way. Under load one statement serves many; whoever asks alone is answered as before.
 */

/**
 * @param ask answers several at once, each answer at the place of its question
 * @returns asks for one; it fails when the statement that carried it did
 */
export function together<Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  let waiting: { readonly question: Question; readonly answer: PromiseWithResolvers<Answer> }[] = []

  let isUnderWay = false

  const send = async () => {
    const sent = waiting
    waiting = []
    isUnderWay = true
    try {
      const answers = await ask(sent.map(({ question }) => question))
      for (const [index, { answer }] of sent.entries()) answer.resolve(answers[index] as Answer) // one for each, by the contract above
    } catch (error) {
      for (const { answer } of sent) answer.reject(error)
    }
    isUnderWay = false
    if (waiting.length > 0) void send()
  }

  return question => {
    const answer = Promise.withResolvers<Answer>()
    waiting.push({ question, answer })
    if (waiting.length === 1 && !isUnderWay) setImmediate(() => void send())
    return answer.promise
  }
}
