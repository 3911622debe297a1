/** A customer's own case: `/case/<reference>` and everything below it. The reference alone opens nothing. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../contract/faults.ts'
import type { FormAnswer } from '../../../contract/pages.ts'
import { parseReference } from '../../../domain/case/reference.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import type { Chat } from '../../../channels/chat.ts'
import type { BlobStore } from '../../files/blob-store.ts'
import { serveFile } from '../../files/serve.ts'
import { prefersHtml } from '../../http/app.ts'
import type { CaseKeys, Proof } from '../../http/case-key.ts'
import { type Form, readForm } from '../../http/form.ts'
import type { FormTokens } from '../../http/form-token.ts'
import { languageOf, type Pages } from '../../http/pages.ts'
import { read } from '../../http/route.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Waits } from '../../line/wait.ts'
import { enterCode, leaveAddress, type Own, type SendCode, sendCode, type Wish, wish } from './handle.ts'
import { ownCase, ownFile } from './sql.ts'
import type { CustomerStreams } from '../../live/customer-streams.ts'
import { type Viewing, viewState, viewStory } from './views.ts'

export interface OwnCaseSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
  readonly keys: CaseKeys
  readonly formTokens: FormTokens
  readonly waits: Waits
  readonly blobs: BlobStore
  readonly chat: Chat
  readonly streams: CustomerStreams
  readonly sendCode: SendCode
  /** The token by which the inbox knows which case words belong to. */
  readonly replyToken: (reference: string) => string
  readonly secret: string
  readonly limits: { readonly maxUploadBytes: number; readonly maxTextLength: number }
}

interface Caller extends Own {
  readonly customerName: string | null
  readonly proof: Proof
}

type Answer = { readonly says: string; readonly field: string | null; readonly typed?: string }

export function ownCaseRoutes(setting: OwnCaseSetting): void {
  const { app, ledger, directory, keys } = setting

  /** The case, if the cookie of this browser is its key. */
  const callerOf = async (request: FastifyRequest): Promise<Caller | null> => {
    const key = keys.readCookie(request, ledger.clock())
    const own = key && (await ownCase(ledger.db, referenceIn(request)))
    return own && key && own.id === key.caseId ? { ...own, proof: key.proof } : null
  }

  const mustBeCaller = async (request: FastifyRequest): Promise<Caller> => {
    const caller = await callerOf(request)
    if (!caller) throw new Fault('not-yours')
    return caller
  }

  const viewing = async (request: FastifyRequest): Promise<Viewing> => ({
    db: ledger.db,
    waits: setting.waits,
    house: await directory.house(),
    language: languageOf(request),
    isVerified: true,
    now: ledger.clock(),
  })

  const showCase = async (
    request: FastifyRequest,
    reply: FastifyReply,
    caller: Caller,
    answer: Answer | null,
    status = 200,
  ) => {
    const view = await viewing(request)
    const story = await viewStory(view, caller, 0)
    return setting.pages.send(
      request,
      reply,
      view.house,
      {
        page: 'case',
        state: await viewState(view, caller.id),
        story,
        messageId: randomUUID(),
        resume: String(story.at(-1)?.seq ?? 0),
        problem: answer && { says: answer.says, field: answer.field },
        typed: answer?.typed ?? null,
        limits: setting.limits,
      },
      status,
    )
  }

  const showProve = async (
    request: FastifyRequest,
    reply: FastifyReply,
    isCodeSent: boolean,
    problem: string | null,
    status = 200,
  ) => {
    const house = await directory.house()
    return setting.pages.send(
      request,
      reply,
      house,
      {
        page: 'prove',
        reference: referenceIn(request),
        isCodeSent,
        problem: problem === null ? null : { says: problem, field: 'code' },
      },
      status,
    )
  }

  /** After a form: back to the case, or the same page with what is wrong; JSON for our own script. */
  const finish = async (
    request: FastifyRequest,
    reply: FastifyReply,
    caller: Caller,
    outcome: Refusal | Answer | null,
  ) => {
    const answer =
      outcome === null ? null : isRefusal(outcome) ? { says: outcome.refused.says, field: null } : outcome
    if (prefersHtml(request)) {
      return answer
        ? await showCase(request, reply, caller, answer, 409)
        : reply.redirect(`/case/${caller.reference}`, 303)
    }
    if (outcome !== null && isRefusal(outcome)) return reply.status(409).send(outcome)
    if (answer) throw new Fault('bad-request', answer.says)
    return reply.send({ href: `/case/${caller.reference}` } satisfies FormAnswer)
  }

  const formOf = async (request: FastifyRequest): Promise<Form> => {
    const form = await readForm(request)
    setting.formTokens.check(request, form.fields.token)
    return form
  }

  app.get('/case/:reference', async (request, reply) => {
    const caller = await callerOf(request)
    return caller
      ? await showCase(request, reply, caller, null)
      : await showProve(request, reply, false, null)
  })

  app.get('/case/:reference/open', async (request, reply) => {
    const { k } = read('query', z.object({ k: z.string().max(300) }), request.query)
    const caseId = keys.readLink(k, ledger.clock())
    const own = await ownCase(ledger.db, referenceIn(request))
    if (!own || own.id !== caseId) return await showProve(request, reply, false, null, 403)
    keys.giveCookie(reply, own.reference, own.id, 'proved', ledger.clock())
    return reply.redirect(`/case/${own.reference}`, 303)
  })

  app.post(
    '/case/:reference/code',
    { config: { rateLimit: { max: 10, timeWindow: 60_000 } } },
    async (request, reply) => {
      const own = await ownCase(ledger.db, referenceIn(request))
      if (own) await sendCode(ledger, setting.secret, own, setting.sendCode)
      if (!prefersHtml(request))
        return reply.send({ href: `/case/${referenceIn(request)}` } satisfies FormAnswer)
      return await showProve(request, reply, true, null)
    },
  )

  app.post(
    '/case/:reference/enter',
    { config: { rateLimit: { max: 20, timeWindow: 60_000 } } },
    async (request, reply) => {
      const { fields } = await formOf(request)
      const own = await ownCase(ledger.db, referenceIn(request))
      if (!own || !(await enterCode(ledger, setting.secret, own, fields.code ?? ''))) {
        const fault = new Fault('code-wrong')
        if (!prefersHtml(request)) throw fault
        return await showProve(request, reply, true, fault.message, 403)
      }
      keys.giveCookie(reply, own.reference, own.id, 'proved', ledger.clock())
      const href = `/case/${own.reference}`
      return prefersHtml(request) ? reply.redirect(href, 303) : reply.send({ href } satisfies FormAnswer)
    },
  )

  app.post('/case/:reference/say', async (request, reply) => {
    const caller = await mustBeCaller(request)
    const { fields, files } = await formOf(request)
    const wrong = whatIsWrong(fields.words ?? '', files.length, setting.limits.maxTextLength)
    if (wrong) return await finish(request, reply, caller, { ...wrong, typed: fields.words ?? '' })
    const received = await setting.chat.deliver({
      externalId: read('messageId', z.uuid(), fields.messageId),
      receivedAt: ledger.clock(),
      from: null,
      to: [],
      replyToken: setting.replyToken(caller.reference),
      text: fields.words ?? '',
      attachments: files,
    })
    if (!received.ok) throw new Fault(received.permanent ? 'too-large' : 'not-ready', received.says)
    return await finish(request, reply, caller, null)
  })

  const wishes: Readonly<Record<string, (fields: Form['fields']) => Wish>> = {
    solved: fields => ({
      wish: 'solved',
      words: (fields.words ?? '').slice(0, setting.limits.maxTextLength),
    }),
    'not-solved': fields => ({
      wish: 'not-solved',
      words: (fields.words ?? '').slice(0, setting.limits.maxTextLength),
    }),
    leave: () => ({ wish: 'leave' }),
  }
  for (const [path, toWish] of Object.entries(wishes)) {
    app.post(`/case/:reference/${path}`, async (request, reply) => {
      const caller = await mustBeCaller(request)
      const { fields } = await formOf(request)
      const outcome = await wish(ledger, caller, true, toWish(fields))
      return await finish(request, reply, caller, isRefusal(outcome) ? outcome : null)
    })
  }

  app.post('/case/:reference/promises/:promise/release', async (request, reply) => {
    const caller = await mustBeCaller(request)
    await formOf(request)
    const { promise } = read('address', z.object({ promise: z.uuid() }), request.params)
    const outcome = await wish(ledger, caller, true, { wish: 'release', commitmentId: promise })
    return await finish(request, reply, caller, isRefusal(outcome) ? outcome : null)
  })

  app.post('/case/:reference/address', async (request, reply) => {
    const caller = await mustBeCaller(request)
    const { fields } = await formOf(request)
    const typed = { address: (fields.address ?? '').slice(0, 400), name: fields.name ?? '' }
    const outcome = await leaveAddress(ledger, caller, typed).catch((error: unknown) => {
      if (error instanceof Fault) return { says: error.message, field: 'address' }
      throw error
    })
    return await finish(request, reply, caller, 'caseId' in outcome ? null : outcome)
  })

  app.post('/case/:reference/typing', async (request, reply) => {
    const caller = await mustBeCaller(request)
    ledger.signals.send({
      kind: 'typing',
      caseId: caller.id,
      who: 'customer',
      name: caller.customerName ?? '',
      agentId: null,
    })
    return reply.status(204).send()
  })

  app.get('/case/:reference/live', async (request, reply) => {
    const caller = await mustBeCaller(request)
    const query = read('query', z.object({ resume: z.string().max(40).optional() }), request.query)
    const resume = request.headers['last-event-id'] ?? query.resume ?? '0'
    const language = languageOf(request)
    setting.streams.open(reply, {
      caseId: caller.id,
      after: /^\d{1,15}$/.test(String(resume)) ? Number(resume) : 0,
      state: async () => await viewState({ ...(await viewing(request)), language }, caller.id),
      story: async after => await viewStory({ ...(await viewing(request)), language }, caller, after),
    })
  })

  app.get('/case/:reference/files/:file', async (request, reply) => {
    const caller = await mustBeCaller(request)
    const { file } = read('address', z.object({ file: z.uuid() }), request.params)
    const found = await ownFile(ledger.db, caller.id, file)
    if (!found) throw new Fault('not-found')
    return await serveFile(setting.blobs, found, reply)
  })
}

/** As it is printed; a mistyped one is shown as it was typed, and opens nothing. */
function referenceIn(request: FastifyRequest): string {
  const { reference } = read('address', z.object({ reference: z.string().max(60) }), request.params)
  return parseReference(reference) ?? reference
}

function whatIsWrong(words: string, files: number, most: number): Answer | null {
  if (words.trim() === '' && files === 0)
    return { says: 'Write something first, or choose a file.', field: 'words' }
  if (words.length <= most) return null
  return {
    says: `This is ${words.length.toLocaleString('en')} characters long; at most ${most.toLocaleString('en')} fit. Send the rest as a file.`,
    field: 'words',
  }
}
