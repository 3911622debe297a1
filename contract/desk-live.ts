/** What the desk's socket says, and what is said to it. */
import { z } from 'zod'
import { PromiseView, StoryItem } from './case.ts'
import { AgentView, CaseSummary } from './desk.ts'

/**
 * GET /api/desk/live?resume=TOKEN (WebSocket). Every message carries the resume token of the moment after it; a client that comes
 * back with it gets what it missed, each fact authorised anew. Applying a message twice changes nothing. `reload`: too old.
 */
export const DeskLive = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), resume: z.string() }),
  z.object({
    type: z.literal('facts'),
    resume: z.string(),
    changes: z.array(
      z.object({ summary: CaseSummary, items: z.array(StoryItem), promises: z.array(PromiseView) }),
    ),
  }),
  z.object({ type: z.literal('team'), agents: z.array(AgentView) }),
  z.object({
    type: z.literal('typing'),
    caseId: z.uuid(),
    who: z.enum(['customer', 'agent']),
    name: z.string(),
  }),
  /** A colleague has this case open; without one, `isGone`. Never stored, and forgotten when it is not said again. */
  z.object({
    type: z.literal('looking'),
    caseId: z.uuid(),
    agentId: z.uuid(),
    name: z.string(),
    isGone: z.boolean(),
  }),
  z.object({ type: z.literal('reload') }),
])
export type DeskLive = z.infer<typeof DeskLive>

export const DeskSays = z.discriminatedUnion('type', [
  z.object({ type: z.literal('typing'), caseId: z.uuid() }),
  /** Which case is open; said again every so often, and when a colleague comes. */
  z.object({ type: z.literal('looking'), caseId: z.uuid(), isGone: z.boolean().default(false) }),
  z.object({ type: z.literal('here') }),
])
export type DeskSays = z.infer<typeof DeskSays>
