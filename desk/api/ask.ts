/** The one way out to the server over HTTP. Whatever is not a plain yes is thrown as `NotDone`, with a sentence to show. */
import type { FaultAnswer, FaultName, RefusalAnswer } from '../../contract/faults.ts'
import type { z } from 'zod'
import { learnServerTime } from '../clock.ts'

export type Failure =
  | {
      readonly kind: 'refused'
      readonly rule: string
      readonly says: string
      /** A warning: whoever asked may read it and ask again, going on. */
      readonly mayGoOn?: true
      /** A rule of the house: whoever asked may set it aside, with a reason. */
      readonly maySetAside?: true
    }
  | {
      readonly kind: 'fault'
      readonly fault: FaultName | 'unknown'
      readonly says: string | null
      readonly fields: readonly string[]
    }
  | { readonly kind: 'unreachable' }

/** Whether it was a warning that one may go on from. */
export function mayGoOn(failure: Failure | null): boolean {
  return failure?.kind === 'refused' && failure.mayGoOn === true
}

/** Whether it was a rule of the house, which a reason sets aside. */
export function maySetAside(failure: Failure | null): boolean {
  return failure?.kind === 'refused' && failure.maySetAside === true
}

/** A request that was not done: refused by the domain, wrong in itself, or never answered. */
export class NotDone extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.kind)
    this.name = 'NotDone'
    this.failure = failure
  }
}

interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Sent as JSON, or as it is when it is a form. */
  readonly body?: unknown
  readonly signal?: AbortSignal
  /** The page is going: the request goes on without it. */
  readonly isLeaving?: boolean
}

/**
 * Asks the server.
 * @param path below /api/desk, with its leading slash
 * @throws NotDone with what to say
 */
export async function ask<Answer>(path: string, question: Question = {}): Promise<Answer> {
  const askedAt = Date.now()
  const response = await reach(path, question)
  learnServerTime(response.headers.get('date'), askedAt, Date.now())
  const text = await response.text().catch(() => '')
  if (response.ok) {
    if (text === '') return undefined as Answer // requests without an answer are asked as ask<void>
    const answer = parsed(text)
    if (answer !== undefined) return answer as Answer // the server answers by the schemas of contract/desk.ts
  }
  throw new NotDone(whatWentWrong(response.status, parsed(text)))
}

async function reach(path: string, question: Question): Promise<Response> {
  const { body, signal, isLeaving = false } = question
  const isForm = body instanceof FormData
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
    'x-heed': 'desk',
  }
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  try {
    return await fetch(`/api/desk${path}`, {
      method: question.method ?? 'GET',
      headers,
      credentials: 'same-origin',
      keepalive: isLeaving,
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new NotDone({ kind: 'unreachable' })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Refused = z.infer<typeof RefusalAnswer>
type Faulted = z.infer<typeof FaultAnswer>

function whatWentWrong(status: number, answer: unknown): Failure {
  if (isObject(answer) && isObject(answer['refused'])) {
    const { refused } = answer as unknown as Refused // its one field was just seen
    const { rule, says, mayGoOn: isWarning, maySetAside: isOfTheHouse } = refused
    return {
      kind: 'refused',
      rule,
      says,
      ...(isWarning && { mayGoOn: true }),
      ...(isOfTheHouse && { maySetAside: true }),
    }
  }
  if (isObject(answer) && typeof answer['fault'] === 'string') {
    const { fault, says, fields } = answer as unknown as Faulted // its one required field was just seen
    return { kind: 'fault', fault: fault as FaultName, says, fields: fields ?? [] } // an unknown name is shown like any other
  }
  // A proxy's own page: the gateway stands, the server behind it does not.
  if (status >= 502 && status <= 504) return { kind: 'unreachable' }
  const fault = status === 401 ? 'not-signed-in' : 'unknown'
  return { kind: 'fault', fault, says: null, fields: [] }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
