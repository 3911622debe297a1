/** Snippets and macros: the team's are written by leads, one's own by everybody. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { PutSnippet, SnippetList, SnippetView } from '../../../contract/snippets.ts'
import { Fault } from '../../../contract/faults.ts'
import { can } from '../../../domain/policies/can.ts'
import { type Asker, mustBeAllowed, type Reception } from '../../http/desk.ts'
import { route } from '../../http/route.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import {
  deleteSnippet,
  isShortcutTaken,
  snippetById,
  type SnippetRow,
  snippetsFor,
  writeSnippet,
} from './sql.ts'
import { viewSnippet } from './views.ts'

export interface SnippetSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
}

const Params = z.object({ snippetId: z.uuid() })
const Done = z.object({ done: z.literal(true) })

export function snippetRoutes({ app, ledger, reception }: SnippetSetting): void {
  const { db, clock } = ledger

  route(
    app,
    { method: 'GET', url: '/api/desk/snippets', says: 'Words that are said often', answer: SnippetList },
    async ({ request }) => {
      const { agent, actor } = await reception.asker(request)
      const mayShare = can(actor, 'share snippets', null) === true
      const rows = await snippetsFor(db, agent.id)
      return { mayShare, snippets: rows.map(row => viewSnippet(row, mayShare)) }
    },
  )

  route(
    app,
    {
      method: 'PUT',
      url: '/api/desk/snippets/:snippetId',
      says: 'Writes a snippet or a macro',
      params: Params,
      body: PutSnippet,
      answer: SnippetView,
    },
    async ({ params, body, request }) => {
      const asker = await reception.asker(request)
      const before = await snippetById(db, params.snippetId)
      if (before) mustBeTheirs(asker, before)
      if (body.isTeam) mustBeAllowed(asker.actor, 'share snippets', null)
      const row = rowOf(params.snippetId, body, asker.agent.id)
      if (await isShortcutTaken(db, row))
        throw new Fault('bad-request', say => say.shortcutTaken(row.shortcut ?? ''))
      await writeSnippet(db, row, { agentId: asker.agent.id, now: clock() })
      return viewSnippet(row, true)
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      url: '/api/desk/snippets/:snippetId',
      says: 'Deletes a snippet or a macro',
      params: Params,
      answer: Done,
    },
    async ({ params, request }) => {
      const asker = await reception.asker(request)
      const before = await snippetById(db, params.snippetId)
      if (before) mustBeTheirs(asker, before)
      await deleteSnippet(db, params.snippetId)
      return { done: true as const }
    },
  )
}

/** @throws Fault where it belongs to somebody else, or to the team and the asker may not write for it */
function mustBeTheirs({ agent, actor }: Asker, { ownerId }: SnippetRow): void {
  if (ownerId === null) return mustBeAllowed(actor, 'share snippets', null)
  // Whose it is, and that it is at all, is nobody else's business.
  if (ownerId !== agent.id) throw new Fault('not-found')
}

function rowOf(id: string, body: PutSnippet, agentId: string): SnippetRow {
  const { type, shortcut, title, language, isTeam } = body
  return {
    id,
    type,
    shortcut,
    title,
    language,
    ownerId: isTeam ? null : agentId,
    words: body.type === 'snippet' ? body.words : '',
    steps: body.type === 'macro' ? body.steps : [],
  }
}
