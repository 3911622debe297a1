/** Cases at the desk: lists, one case whole, everything that is done to it, its files. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { storable } from '../../../channels/content.ts'
import {
  ActAnswer,
  ActRequest,
  CaseList,
  CaseListName,
  CaseView,
  LineView,
  TagList,
  UploadAnswer,
} from '../../../contract/desk.ts'
import { Fault } from '../../../contract/faults.ts'
import { can } from '../../../domain/policies/can.ts'
import { isRefusal } from '../../../domain/rule.ts'
import type { BlobStore } from '../../files/blob-store.ts'
import { serveFile } from '../../files/serve.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { read, route } from '../../http/route.ts'
import { tooLarge } from '../../http/too-large.ts'
import { readMentions, tagsInUse } from '../../case-work/sql.ts'
import { insertFile } from '../../intake/sql.ts'
import { append } from '../../ledger/append.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { listPage } from '../../ledger/case-lists.ts'
import { noteLook } from '../../ledger/look.ts'
import { changePresence, openActing } from '../../line/presence.ts'
import { leadNow } from '../../line/sql.ts'
import type { Turns } from '../../line/turn.ts'
import type { Waits } from '../../line/wait.ts'
import { act } from './handle.ts'
import { caseOwner, fileOf, isOfferedTo, markSeen } from './sql.ts'
import { viewCase, viewPassedOver } from './views.ts'

export interface DeskCasesSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
  readonly waits: Waits
  readonly turns: Turns
  readonly blobs: BlobStore
  readonly maxUploadBytes: number
}

const CaseParams = z.object({ caseId: z.uuid() })
/** One's own list is what one works from; the others are read from their end, page by page. */
const pageOf = (list: z.infer<typeof CaseListName>) => (list === 'mine' ? 200 : 50)
const lineAtOnce = 100
const After = z.string().max(100).optional()

export function deskCasesRoutes(setting: DeskCasesSetting): void {
  listRoutes(setting)
  caseRoutes(setting)
  fileRoutes(setting)
}

async function mustExist({ ledger }: DeskCasesSetting, caseId: string) {
  const found = await caseOwner(ledger.db, caseId)
  if (!found) throw new Fault('not-found', say => say.noCase)
  return found
}

function listRoutes({ app, ledger, reception }: DeskCasesSetting): void {
  const { db } = ledger

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/cases',
      says: 'A list of cases',
      query: z.object({ list: CaseListName.default('mine'), after: After }),
      answer: CaseList,
    },
    async ({ query: { list, after }, request }) => {
      const { agent } = await reception.asker(request)
      const page = await listPage(db, list, { agentId: agent.id, limit: pageOf(list), after })
      return { cases: [...page.cases], more: page.more }
    },
  )

  route(
    app,
    { method: 'GET', url: '/api/desk/tags', says: 'Tags in use, the most used first', answer: TagList },
    async ({ request }) => {
      await reception.asker(request)
      return { tags: [...(await tagsInUse(db))] }
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/line',
      says: 'Who waits, in the published order',
      query: z.object({ after: After }),
      answer: LineView,
    },
    async ({ query: { after }, request }) => {
      const { actor, agent, house } = await reception.asker(request)
      const { cases: waiting, more } = await listPage(db, 'waiting', {
        agentId: agent.id,
        limit: lineAtOnce,
        after,
      })
      const live = waiting.flatMap(({ entry }) =>
        entry && entry.medium !== 'letter' ? [entry.joinedAt] : [],
      )
      const people = [...house.agents.values()].filter(person => person.departedAt === null)
      return {
        waiting: [...waiting],
        more,
        longestWaitSeconds:
          live.length === 0 ? null : Math.max(0, Math.round((ledger.clock() - Math.min(...live)) / 1_000)),
        // Who leads can give people skills; to everybody else it is no news.
        ...(can(actor, 'see wallboard', null) === true && {
          passedOver: await viewPassedOver(
            db,
            waiting.map(({ id }) => id),
          ),
        }),
        agentsHere: people.filter(person => person.presence === 'here').length,
        agentsAway: people.filter(person => person.presence === 'away').length,
        leader: await leadNow(db),
      }
    },
  )
}

function caseRoutes(setting: DeskCasesSetting): void {
  const { app, ledger, reception, waits } = setting
  const { db } = ledger
  const isActing = openActing(ledger)

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/cases/:caseId',
      says: 'One case whole',
      params: CaseParams,
      answer: CaseView,
    },
    async ({ params, request }) => {
      const { agent, actor, house } = await reception.asker(request)
      const view = await viewCase(
        { db, waits, house, agentId: agent.id, language: browserLanguageOf(request), now: ledger.clock() },
        params.caseId,
      )
      const { owner, handover, entry } = view.summary
      mustBeAllowed(actor, 'see', { id: params.caseId, ownerId: owner?.id ?? null })
      // A look into a case of somebody else is recorded; the rule knows whose it is, and is not asked where that is plain.
      const isTheirs = [owner?.id, handover?.to, entry?.agentId].includes(agent.id)
      if (!isTheirs) await noteLook(ledger, params.caseId, agent.id)
      return view
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/cases/:caseId/acts',
      says: 'Does something to a case, once per requestId',
      params: CaseParams,
      body: ActRequest,
      answer: ActAnswer,
    },
    async ({ params, body, request }) => {
      const asker = await reception.asker(request)
      const found = await mustExist(setting, params.caseId)
      mustBeAllowed(asker.actor, 'see', found)
      if (body.act.act === 'seen') {
        await markSeen(db, asker.agent.id, params.caseId, body.act.seq)
        await readMentions(db, { agentId: asker.agent.id, caseId: params.caseId, now: ledger.clock() })
        return { done: true as const, isRepeat: false, seq: body.act.seq }
      }
      await isActing(asker.agent)
      // Whoever passes is asked nothing more until they say that they are back; the line would only ask them again.
      if (body.act.act === 'decline' && (await isOfferedTo(db, asker.agent.id, body.act.entryId)))
        await changePresence(ledger, asker.agent.id, 'away', 'chosen')
      const acted = await act(setting, {
        asker,
        caseId: params.caseId,
        customerId: found.customerId,
        requestId: body.requestId,
        goesOn: body.goOn,
        setAside: body.setAside,
        act: body.act,
      })
      if (isRefusal(acted)) return acted
      return { done: true as const, isRepeat: acted.isRepeat, seq: null, caseId: acted.newCaseId }
    },
  )
}

function fileRoutes(setting: DeskCasesSetting): void {
  const { app, ledger, reception, blobs, maxUploadBytes } = setting

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/cases/:caseId/files',
      says: 'Keeps a file until a reply carries it',
      params: CaseParams,
      answer: UploadAnswer,
    },
    async ({ params, request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'reply', await mustExist(setting, params.caseId))
      const part = await request.file()
      if (!part) throw new Fault('bad-request', say => say.sendMultipart)
      const kept = await blobs.put(part.file)
      if (part.file.truncated) {
        await blobs.remove(kept.id)
        throw tooLarge(maxUploadBytes)
      }
      const file = {
        id: randomUUID(),
        name: storable(part.filename) || 'file',
        mediaType: storable(part.mimetype),
        size: kept.size,
      }
      await append(ledger, { cases: [params.caseId] }, ({ now }) => ({
        facts: [],
        result: null,
        also: tx =>
          insertFile(tx, {
            ...file,
            blob: kept.id,
            sha256: kept.sha256,
            caseId: params.caseId,
            messageId: null,
            purpose: 'attachment',
            now,
          }),
      }))
      return { file }
    },
  )

  app.get('/api/desk/files/:fileId', async (request, reply) => {
    const { actor } = await reception.asker(request)
    const { fileId } = read('address', z.object({ fileId: z.uuid() }), request.params)
    const file = await fileOf(ledger.db, fileId)
    if (!file) throw new Fault('not-found')
    mustBeAllowed(actor, 'see', await mustExist(setting, file.caseId))
    return await serveFile(blobs, file, reply)
  })
}
