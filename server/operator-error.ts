/**
 * Something only the operator can put right: a wrong setting, a folder in use, a database that is too old.
 * The message is a sentence that says what to do; whoever catches it at the edge prints that sentence and no stack.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}
