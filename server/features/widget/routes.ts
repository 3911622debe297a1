/** The contact button on other sites: what it asks us for. The list of addresses stands in contract/widget.ts. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CaseForCustomer, Language, StoryItem } from '../../../contract/case.ts'
import type { Attachment } from '../../../channels/channel.ts'
import { Fault } from '../../../contract/faults.ts'
import type { CallbackCheck, FormProblem, UploadLimits } from '../../../contract/pages.ts'
import type { WidgetCalls, WidgetWays } from '../../../contract/widget.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import type { BlobStore } from '../../files/blob-store.ts'
import { serveFile } from '../../files/serve.ts'
import { type OwnCase, ownCase, referenceIn } from '../../http/caller.ts'
import { type Form, readForm } from '../../http/form.ts'
import { languageOf } from '../../http/language.ts'
import { counterOf } from '../../http/remote.ts'
import { read } from '../../http/route.ts'
import type { Directory, House } from '../../ledger/directory.ts'
import type { CustomerStreams } from '../../live/customer-streams.ts'
import { letGoIn } from '../../promises/let-go.ts'
import { answerSites, widgetDoor } from '../../widget/cross-origin.ts'
import { ownUrlOf } from '../../widget/own-url.ts'
import { customerFor, identify, type Knowing, keysTo } from './handle.ts'

interface FirstWord {
  readonly messageId: string
  readonly words: string
  readonly name: string
  readonly address: string
  readonly isLossOfService: boolean
  readonly language: Language
  readonly files: readonly Attachment[]
  readonly customerToken?: string
}

/** A form of somebody who would rather be called, and what becomes of it. */
interface CallSent {
  readonly fields: Readonly<Record<string, string>>
  readonly language: Language
  readonly origin: string
  readonly customerToken: string | undefined
}

type Calling =
  | { readonly now: 'started'; readonly started: { readonly id: string; readonly reference: string } }
  | { readonly now: 'to-check'; readonly looked: { readonly number: CallbackCheck } }
  | { readonly now: 'wrong'; readonly looked: { readonly problem: FormProblem } }
  | { readonly now: 'in-line'; readonly refusal: Refusal }

/** What is done on the contact page and on a case's own page, done in the same way from here. */
export interface InnerWays {
  readonly ways: (
    house: House,
    language: Language,
  ) => Promise<Pick<WidgetWays, 'hours' | 'chatWait' | 'letterSentence'>>
  readonly whatIsWrong: (
    first: FirstWord,
    files: number,
    most: number,
    language: Language,
  ) => FormProblem | null
  readonly start: (
    house: House,
    first: FirstWord,
  ) => Promise<{ readonly id: string; readonly reference: string }>
  readonly calls: (house: House, language: Language) => Promise<WidgetCalls>
  readonly callBack: (sent: CallSent) => Promise<Calling>
  readonly state: (house: House, language: Language, caseId: string) => Promise<CaseForCustomer>
  readonly story: (
    house: House,
    language: Language,
    own: OwnCase,
    after: number,
  ) => Promise<readonly StoryItem[]>
  readonly say: (
    own: OwnCase,
    said: {
      readonly messageId: string
      readonly words: string
      readonly files: readonly Attachment[]
      readonly language: Language
    },
  ) => Promise<FormProblem | null>
  readonly wish: (
    own: OwnCase,
    wish:
      | { readonly wish: 'solved'; readonly words: string; readonly letsGo: readonly string[] }
      | { readonly wish: 'not-solved'; readonly words: string }
      | { readonly wish: 'leave' },
  ) => Promise<Refusal | { readonly caseId: string }>
  readonly file: (
    own: OwnCase,
    fileId: string,
  ) => Promise<{ readonly blob: string; readonly name: string; readonly mediaType: string } | null>
}

export interface WidgetSetting extends Knowing, InnerWays {
  readonly app: FastifyInstance
  readonly directory: Directory
  readonly streams: CustomerStreams
  readonly blobs: BlobStore
  readonly limits: UploadLimits
  readonly publicUrl: string | null
}

const starting = { config: { rateLimit: { max: 30, timeWindow: 60_000 } } }
/** As on our own page: each of them makes us call a number. */
const calling = { config: { rateLimit: { max: 20, timeWindow: 60_000 } } }
const knowing = { config: { rateLimit: { max: 120, timeWindow: 60_000 } } }
const done = { done: true } as const

export async function widgetRoutes(setting: WidgetSetting): Promise<void> {
  // A scope of its own: what is said to other sites is said here and nowhere else.
  await setting.app.register(async app => {
    answerSites(app, setting.ledger.db, setting.publicUrl)
    const inScope = { ...setting, app }
    beginningRoutes(inScope)
    callingRoutes(inScope)
    readingRoutes(inScope)
    speakingRoutes(inScope)
  })
}

function beginningRoutes(setting: WidgetSetting): void {
  const { app, ledger, directory, limits, tokens, keys, publicUrl } = setting

  app.get(`${widgetDoor}ways`, async (request): Promise<WidgetWays> => {
    const house = await directory.house()
    const { name, phone, timeZone } = house.organisation
    return {
      organisation: { name, phone },
      ...(await setting.ways(house, languageOf(request))),
      timeZone,
      now: ledger.clock(),
      limits,
      href: `${ownUrlOf(request, publicUrl)}/`,
    }
  })

  app.post(`${widgetDoor}identify`, knowing, async request => {
    const { fields } = await readForm(request)
    const token = read('token', z.string().max(8_000), fields.token)
    return await identify(setting, { token, audience: ownUrlOf(request, publicUrl) })
  })

  app.post(`${widgetDoor}start`, starting, async request => {
    const { fields, files } = await readForm(request)
    const language = languageOf(request)
    const person = fields.pass ? await tokens.readPass(fields.pass, ledger.clock()) : null
    const first: FirstWord = {
      messageId: z.uuid().safeParse(fields.messageId).data ?? randomUUID(),
      words: fields.words ?? '',
      name: fields.name || person?.name || '',
      address: fields.address || person?.email || person?.phone || '',
      isLossOfService: fields.down === 'yes',
      language,
      files,
    }
    failOn(setting.whatIsWrong(first, files.length, limits.maxTextLength, language))
    const house = await directory.house()
    const customerId = person && (await customerFor(ledger, person, language))
    const token = customerId ? { customerToken: keys.person(customerId, ledger.clock()) } : {}
    const opened = await setting.start(house, { ...first, ...token })
    return await keysTo(setting, opened, ownUrlOf(request, publicUrl))
  })
}

function callingRoutes(setting: WidgetSetting): void {
  const { app, ledger, directory, tokens, keys, publicUrl } = setting

  app.get(
    `${widgetDoor}call-back`,
    async request => await setting.calls(await directory.house(), languageOf(request)),
  )

  app.post(`${widgetDoor}call-back`, calling, async (request, reply) => {
    const { fields } = await readForm(request)
    const language = languageOf(request)
    const person = fields.pass ? await tokens.readPass(fields.pass, ledger.clock()) : null
    const customerId = person && (await customerFor(ledger, person, language))
    const customerToken = customerId ? keys.person(customerId, ledger.clock()) : undefined
    const name = fields.name || person?.name || ''
    const sent = { fields: { ...fields, name }, language, origin: counterOf(request), customerToken }
    const coming = await setting.callBack(sent)
    switch (coming.now) {
      case 'started':
        return await keysTo(setting, coming.started, ownUrlOf(request, publicUrl))
      case 'to-check':
        return { check: coming.looked.number.check } satisfies CallbackCheck
      case 'wrong':
        return failOn(coming.looked.problem)
      case 'in-line':
        return reply.status(409).send(coming.refusal)
    }
  })
}

function readingRoutes(setting: WidgetSetting): void {
  const { app, directory, streams, blobs } = setting

  app.get(`${widgetDoor}cases/:reference/live`, async (request, reply) => {
    const own = await mustOwn(setting, request)
    const { resume } = read('query', z.object({ resume: z.string().max(40).default('0') }), request.query)
    const language = languageOf(request)
    streams.open(reply, {
      caseId: own.id,
      isStillTheirs: async () => (await findOwn(setting, request)) !== null,
      after: /^\d{1,15}$/.test(resume) ? Number(resume) : 0,
      state: async () => await setting.state(await directory.house(), language, own.id),
      story: async after => await setting.story(await directory.house(), language, own, after),
    })
  })

  app.get(`${widgetDoor}cases/:reference/files/:file`, async (request, reply) => {
    const own = await mustOwn(setting, request)
    const { file } = read('address', z.object({ file: z.uuid() }), request.params)
    const found = await setting.file(own, file)
    if (!found) throw new Fault('not-found')
    return await serveFile(blobs, found, reply)
  })
}

function speakingRoutes(setting: WidgetSetting): void {
  const { app, ledger } = setting

  app.post(`${widgetDoor}cases/:reference/say`, async request => {
    const own = await mustOwn(setting, request)
    const { fields, files } = await readForm(request)
    const messageId = read('messageId', z.uuid(), fields.messageId)
    const said = { messageId, words: fields.words ?? '', files, language: languageOf(request) }
    failOn(await setting.say(own, said))
    return done
  })

  const buttons: Readonly<Record<string, (fields: Form['fields']) => Parameters<InnerWays['wish']>[1]>> = {
    solved: fields => ({ wish: 'solved', words: '', letsGo: letGoIn(fields) }),
    'not-solved': () => ({ wish: 'not-solved', words: '' }),
    leave: () => ({ wish: 'leave' }),
  }
  for (const [asked, toWish] of Object.entries(buttons)) {
    app.post(`${widgetDoor}cases/:reference/${asked}`, async (request, reply) => {
      const own = await mustOwn(setting, request)
      const { fields } = await readForm(request)
      const outcome = await setting.wish(own, toWish(fields))
      return isRefusal(outcome) ? reply.status(409).send(outcome) : done
    })
  }

  app.post(`${widgetDoor}cases/:reference/typing`, async (request, reply) => {
    const own = await mustOwn(setting, request)
    const name = own.customerName ?? ''
    ledger.signals.send({ kind: 'typing', caseId: own.id, who: 'customer', name, agentId: null })
    return reply.status(204).send()
  })
}

/** @throws Fault not-yours: the key is for another case, or for none */
async function mustOwn(setting: WidgetSetting, request: FastifyRequest): Promise<OwnCase> {
  const own = await findOwn(setting, request)
  if (!own) throw new Fault('not-yours')
  return own
}

async function findOwn({ ledger, keys }: WidgetSetting, request: FastifyRequest): Promise<OwnCase | null> {
  const key = /^Bearer (\S{1,300})$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const opens = keys.readBearer(key, ledger.clock())
  const own = opens === null ? null : await ownCase(ledger.db, referenceIn(request))
  return own && own.id === opens?.caseId && own.keyVersion === opens.version ? own : null
}

/** @throws Fault bad-request with what is wrong, and where */
function failOn(wrong: FormProblem | null): void {
  if (!wrong) return
  const fields = wrong.field === null ? {} : { fields: [wrong.field] }
  throw Object.assign(new Fault('bad-request', () => wrong.says), fields)
}
