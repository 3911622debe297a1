/**
 * What can be wrong with a request. Each fault has one status and one sentence that says what to do; the sentence that is sent
 * may be more exact than the one here. The domain's "no" is not a fault: it is a refusal (409, with its rule).
 */
import { z } from 'zod'

export const faults = {
  'bad-request': [400, 'The request could not be read. Look at the fields that are named and send it again.'],
  'not-signed-in': [401, 'Please sign in first.'],
  'wrong-credentials': [
    401,
    'That e-mail address and password do not belong together. Try again, or ask your lead for a new link.',
  ],
  'code-wrong': [
    403,
    'That code is not right. Look at the newest message from us and type the six digits again.',
  ],
  'not-allowed': [403, 'You may not do this. Ask your lead if you think that you should.'],
  'not-yours': [
    404,
    'There is nothing here for you. If you have a case with us, ask for a new code or use the link we sent you.',
  ],
  'not-found': [404, 'There is nothing at this address.'],
  'too-large': [413, 'This is too large. Send a smaller file.'],
  'wrong-type': [415, 'Send JSON or a form.'],
  'too-many': [429, 'That was too often. Wait a minute and try again.'],
  'gone-stale': [410, 'This page is out of date. Load it again.'],
  'not-ready': [503, 'We cannot do this right now. Nothing was lost; try again in a moment.'],
  bug: [500, 'Something went wrong on our side. Nothing was saved; try again.'],
} as const satisfies Record<string, readonly [status: number, says: string]>

export type FaultName = keyof typeof faults

/** A wrong request, thrown by the server and answered with the fault's status. */
export class Fault extends Error {
  readonly fault: FaultName
  constructor(fault: FaultName, says: string = faults[fault][1]) {
    super(says)
    this.name = 'Fault'
    this.fault = fault
  }
}

export const FaultAnswer = z.object({
  fault: z.string(),
  says: z.string(),
  fields: z.array(z.string()).optional(),
})
export type FaultAnswer = z.infer<typeof FaultAnswer>

export const RefusalAnswer = z.object({
  refused: z.object({ rule: z.string(), says: z.string(), mayGoOn: z.literal(true).optional() }),
})
export type RefusalAnswer = z.infer<typeof RefusalAnswer>
