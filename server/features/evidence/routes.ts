/** Recordings as evidence, and copies of a case: at the desk, and for its customer. */
import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../../contract/case.ts'
import {
  AddRecording,
  AddTranscript,
  CopyFor,
  EvidenceDone,
  RemoveRecording,
  TranscriptView,
} from '../../../contract/evidence.ts'
import { Fault } from '../../../contract/faults.ts'
import { clockOf } from '../../../contract/recordings.ts'
import type { CopyAs } from '../../../domain/evidence/facts.ts'
import { isRefusal } from '../../../domain/rule.ts'
import { asHelping } from '../../acting/sql.ts'
import { readableJoined } from '../../case-work/onward.ts'
import { bundle } from '../../evidence/bundle.ts'
import { type Asked, collect, linesOf } from '../../evidence/collect.ts'
import { playFile } from '../../evidence/play.ts'
import { recordingById, type RecordingRow } from '../../evidence/recordings.ts'
import { toVCon } from '../../evidence/vcon.ts'
import { streamVCon } from '../../evidence/vcon-stream.ts'
import type { BlobStore } from '../../files/blob-store.ts'
import type { Caller, Callers } from '../../http/caller.ts'
import { type CaseKeys, showsCustomer } from '../../http/case-key.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import type { FormTokens } from '../../http/form-token.ts'
import { browserLanguageOf, languageOf } from '../../http/language.ts'
import { read, route } from '../../http/route.ts'
import { actOn } from '../../ledger/act.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { ownForm } from '../../proof/own-form.ts'
import { addRecording, addTranscript, takeAway } from './handle.ts'
import { caseOfEvidence } from './sql.ts'

export interface EvidenceSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly reception: Reception
  readonly callers: Callers
  readonly blobs: BlobStore
  readonly keys: CaseKeys
  readonly formTokens: FormTokens
}

const CaseParams = z.object({ caseId: z.uuid() })
const RecordingParams = z.object({ recordingId: z.uuid() })

export function evidenceRoutes(setting: EvidenceSetting): void {
  keepingRoutes(setting)
  hearingRoutes(setting)
  deskCopyRoutes(setting)
  ownRoutes(setting)
}

async function mustExist({ ledger }: EvidenceSetting, caseId: string) {
  const found = await caseOfEvidence(ledger.db, caseId)
  if (!found) throw new Fault('not-found', say => say.noCase)
  return found
}

async function mustBeThere({ ledger }: EvidenceSetting, recordingId: string): Promise<RecordingRow> {
  const found = await recordingById(ledger.db, recordingId)
  if (!found) throw new Fault('not-found')
  return found
}

function keepingRoutes(setting: EvidenceSetting): void {
  const { app, reception } = setting

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/cases/:caseId/recordings',
      says: 'Makes a file of the case a recording, once per recordingId',
      params: CaseParams,
      body: AddRecording,
      answer: EvidenceDone,
    },
    async ({ params, body, request }) => {
      const { actor, agent } = await reception.asker(request)
      const about = await mustExist(setting, params.caseId)
      mustBeAllowed(actor, 'note', about)
      const acted = await addRecording(setting, about, agent.id, body)
      return isRefusal(acted) ? acted : { done: true as const, isRepeat: acted.isRepeat }
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/recordings/:recordingId/transcript',
      says: 'What was said in a recording, from a file of the case',
      params: RecordingParams,
      body: AddTranscript,
      answer: EvidenceDone,
    },
    async ({ params, body, request }) => {
      const { actor, agent } = await reception.asker(request)
      const recording = await mustBeThere(setting, params.recordingId)
      mustBeAllowed(actor, 'note', await mustExist(setting, recording.caseId))
      const acted = await addTranscript(setting, recording, agent.id, body.fileId)
      return isRefusal(acted) ? acted : { done: true as const, isRepeat: acted.isRepeat }
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/recordings/:recordingId/remove',
      says: 'Takes a recording away with its sound, and says why',
      params: RecordingParams,
      body: RemoveRecording,
      answer: EvidenceDone,
    },
    async ({ params, body, request }) => {
      const { actor, agent } = await reception.asker(request)
      const recording = await mustBeThere(setting, params.recordingId)
      mustBeAllowed(actor, 'note', await mustExist(setting, recording.caseId))
      const acted = await takeAway(setting, recording, agent.id, body.reason)
      return isRefusal(acted) ? acted : { done: true as const, isRepeat: acted.isRepeat }
    },
  )
}

function hearingRoutes(setting: EvidenceSetting): void {
  const { app, reception, blobs } = setting

  app.get('/api/desk/recordings/:recordingId', async (request, reply) => {
    const { actor } = await reception.asker(request)
    const { recordingId } = read('address', RecordingParams, request.params)
    const recording = await mustBeThere(setting, recordingId)
    mustBeAllowed(actor, 'see', await mustExist(setting, recording.caseId))
    return await playFile(blobs, recording, request, reply)
  })

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/recordings/:recordingId/transcript',
      says: 'What was said in a recording, line by line with its seconds',
      params: RecordingParams,
      answer: TranscriptView,
    },
    async ({ params, request }) => {
      const { actor } = await reception.asker(request)
      const recording = await mustBeThere(setting, params.recordingId)
      mustBeAllowed(actor, 'see', await mustExist(setting, recording.caseId))
      return { lines: [...(await linesOf(blobs, recording))] }
    },
  )
}

function deskCopyRoutes(setting: EvidenceSetting): void {
  const { app, reception } = setting
  for (const [name, as] of Object.entries(copies)) {
    app.get(`/api/desk/cases/:caseId/${name}`, async (request, reply) => {
      const { actor, agent } = await reception.asker(request)
      const { caseId } = read('address', CaseParams, request.params)
      const query = read('query', z.object({ for: CopyFor.default('customer') }), request.query)
      const about = await mustExist(setting, caseId)
      mustBeAllowed(actor, 'see', about)
      mustBeAllowed(actor, 'take out', null)
      const { ledger } = setting
      await actOn(ledger, { caseId, request: { ask: 'copy-case', as, for: query.for, agentId: agent.id } })
      const language = browserLanguageOf(request)
      const asked = { caseId, for: query.for, language, now: ledger.clock(), addresses: 'all' as const }
      return await sendCopy(setting, reply, { as, asked, reference: about.reference })
    })
  }
}

/** Each is written down, and reads every recording of the case. */
const copying = { config: { rateLimit: { max: 20, timeWindow: 60_000 } } }

const copies: Readonly<Record<string, CopyAs>> = { 'copy.zip': 'bundle', 'vcon.json': 'vcon' }

/** The customer hears their own calls, and so does whoever acts for them in this case; nobody else gets here. */
function ownRoutes(setting: EvidenceSetting): void {
  const { app, ledger, callers, blobs } = setting

  app.get('/case/:reference/recordings/:recordingId', async (request, reply) => {
    const recording = await ownRecording(setting, await callers.mustFind(request), request)
    return await playFile(blobs, recording, request, reply)
  })

  /** As plain text: it is read with and without script. */
  app.get('/case/:reference/recordings/:recordingId/words', async (request, reply) => {
    const recording = await ownRecording(setting, await callers.mustFind(request), request)
    const lines = await linesOf(blobs, recording)
    const rows = lines.map(
      ({ fromSecond, who, text }) => `${clockOf(fromSecond)}  ${who === null ? '' : `${who}: `}${text}\n`,
    )
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .send(rows.join(''))
  })

  for (const [name, as] of Object.entries(copies)) {
    // A link that is followed without anybody wanting it, by a browser ahead of time or by a scanner of mail, makes no copy.
    app.get(`/case/:reference/${name}`, async (request, reply) => {
      const { reference } = await callers.mustFind(request)
      return reply.redirect(`/case/${reference}#take-copy`, 303)
    })
    app.post(`/case/:reference/${name}`, copying, async (request, reply) => {
      const own = await callers.mustFind(request)
      await ownForm(setting, request, reply, own)
      const helper = own.helper === null ? {} : { helper: asHelping(own.helper) }
      await actOn(ledger, {
        caseId: own.id,
        request: { ask: 'copy-case', as, for: 'customer', agentId: null, ...helper },
      })
      const language: Language = languageOf(request)
      const asked: Asked = {
        caseId: own.id,
        for: 'customer',
        language,
        now: ledger.clock(),
        addresses: own.helper !== null ? 'none' : showsCustomer(own.key) ? 'all' : 'of-case',
        customerName: own.customerName,
      }
      return await sendCopy(setting, reply, { as, asked, reference: own.reference })
    })
  }
}

/** @throws Fault not-found also for one of another case */
async function ownRecording(
  setting: EvidenceSetting,
  own: Caller,
  request: FastifyRequest,
): Promise<RecordingRow> {
  const { recordingId } = read('address', RecordingParams.loose(), request.params)
  const recording = await mustBeThere(setting, recordingId)
  const joined = await readableJoined(setting.ledger, own)
  if (![own, ...joined].some(({ id }) => id === recording.caseId)) throw new Fault('not-found')
  return recording
}

interface Sending {
  readonly as: CopyAs
  readonly asked: Asked
  readonly reference: string
}

async function sendCopy(
  { ledger, directory, blobs }: EvidenceSetting,
  reply: FastifyReply,
  { as, asked, reference }: Sending,
): Promise<FastifyReply> {
  const copied = await collect({ db: ledger.db, blobs, house: await directory.house() }, asked)
  const random = randomBytes(16).toString('base64url')
  const isVCon = as === 'vcon'
  const written = isVCon
    ? streamVCon(blobs, toVCon(copied, random))
    : bundle({ blobs, copied, language: asked.language, random })
  return reply
    .headers({
      'content-type': isVCon ? 'application/vcon' : 'application/zip',
      'content-disposition': `attachment; filename="${reference}.${isVCon ? 'vcon.json' : 'zip'}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    .send(Readable.from(written, { objectMode: false }))
}
