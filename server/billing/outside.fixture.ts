/** The billing of an operator, for tests: a server on this machine that is told by signed requests. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { isSignedBy } from './sign.ts'

interface Told {
  readonly id: string
  readonly type: string
  readonly isSigned: boolean
  readonly key: string
}

/** The operator's own billing, on this machine: it books each id once, and answers as it is told to. */
export async function openBilling(t: TestContext, secret: string) {
  const told: Told[] = []
  const booked = new Map<
    string,
    {
      readonly remedyId: string
      readonly reference: string
      readonly amountMinor: number | null
      readonly currency: string | null
    }
  >()
  const answers: number[] = []
  let references = 0
  let heldBack: string | null = null
  let letGo: () => void = () => undefined
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const id = String(request.headers['webhook-id'])
      const seconds = Number(request.headers['webhook-timestamp'])
      const isSigned = isSignedBy(secret, { id, seconds, body }, String(request.headers['webhook-signature']))
      const { type, data } = JSON.parse(body) as {
        type: string
        data: { remedyId: string; amountMinor: number | null; currency: string | null }
      } // our own
      told.push({ id, type, isSigned, key: String(request.headers['idempotency-key']) })
      const status = answers.shift() ?? 200
      // Booked before the answer is lost.
      if (type === 'remedy.given' && status !== 422 && !booked.has(id))
        booked.set(id, { ...data, reference: `OP-${(references += 1)}` })
      response.statusCode = status
      const answer =
        type === 'remedy.given' ? { reference: booked.get(id)?.reference } : { booked: [...booked.values()] }
      const say = () => response.end(status === 200 ? JSON.stringify(answer) : 'no')
      if (id === heldBack) letGo = say
      else say()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => new Promise(resolve => server.close(resolve)))
  const { port } = server.address() as AddressInfo // it listens on a port
  return {
    told,
    booked,
    answers,
    url: `http://billing.example:${port}/remedies`,
    /** Says nothing about this one until it is let go. */
    holdBack: (id: string) => (heldBack = id),
    letGo: () => letGo(),
  }
}
