import type { Refusal } from '../../domain/rule.ts'

/** A first word that asked for a call which a rule refuses: nothing was taken in, and its page says why. */
export class NotCalled extends Error {
  readonly refusal: Refusal
  constructor(refused: Refusal['refused']) {
    super(refused.says)
    this.refusal = { refused }
  }
}
