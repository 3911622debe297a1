/** What can happen in a conversation of the demo beside the talk itself. */
import type { CommitmentKind } from '../../domain/case/facts.ts'
import type { Beyond } from '../../domain/commitment/facts.ts'
import { DAY, HOUR, MINUTE } from '../../domain/time.ts'
import type { AgentKey } from './people.ts'
import type { Step } from './script.ts'

export function promised(
  by: AgentKey,
  promise: {
    readonly name: string
    readonly kind: CommitmentKind
    readonly words: string
    readonly dueMinutes: number
    readonly after?: number
    /** What of the catalogue it is. It was said already. */
    readonly terms?: { readonly offerId: string; readonly version: number; readonly standsMinutes: number }
    readonly beyond?: Beyond
  },
): Step {
  const { terms, beyond } = promise
  return {
    after: promise.after ?? 1,
    ask: ({ team, now, id }) => ({
      ask: 'promise',
      commitmentId: id(promise.name),
      kind: promise.kind,
      agentId: team[by].id,
      words: promise.words,
      dueAt: now + promise.dueMinutes * MINUTE,
      replaces: null,
      ...(terms && {
        terms: {
          offerId: terms.offerId,
          version: terms.version,
          standsUntil: now + terms.standsMinutes * MINUTE,
        },
        isSaid: true,
      }),
      ...(beyond && { beyond }),
    }),
  }
}

export function kept(by: AgentKey, name: string, evidence: string, after: number): Step {
  return {
    after,
    ask: ({ team, id }) => ({ ask: 'keep-promise', commitmentId: id(name), agentId: team[by].id, evidence }),
  }
}

export function warned(name: string, after: number): Step {
  return { after, ask: ({ id }) => ({ ask: 'warn-promise', commitmentId: id(name) }) }
}

export function broken(name: string, after: number): Step {
  return { after, ask: ({ id }) => ({ ask: 'break-promise', commitmentId: id(name) }) }
}

/** Whoever was asked above answers, before their time is over. */
export function answeredAbove(by: AgentKey, text: string, after: number): Step {
  return {
    after,
    spread: 0,
    ask: ({ state, team }) => ({
      ask: 'answer-rung',
      rung: state.rung?.rung ?? 0,
      agentId: team[by].id,
      mayDecide: [team[by].id],
      words: { text },
    }),
  }
}

export function noted(by: AgentKey, text: string, after = 1): Step {
  return {
    after,
    ask: ({ team, id }) => ({ ask: 'note', noteId: id(), agentId: team[by].id, words: { text } }),
  }
}

export function replied(by: AgentKey, text: string, after: number): Step {
  return {
    after,
    ask: ({ team, id }) => ({
      ask: 'reply',
      agentId: team[by].id,
      messageId: id(),
      files: [],
      words: { text },
    }),
  }
}

export function askedIfSolved(by: AgentKey, text: string, after: number): Step {
  return {
    after,
    ask: ({ team }) => ({ ask: 'propose-solved', agentId: team[by].id, isLead: false, words: { text } }),
  }
}

/** The agent writes down what the customer said. */
export function reportedSolved(by: AgentKey, text: string, after: number): Step {
  return { after, ask: ({ team }) => ({ ask: 'report-solved', agentId: team[by].id, words: { text } }) }
}

export function handedOver(from: AgentKey, to: AgentKey, summary: string, after: number): Step {
  return {
    after,
    ask: ({ team, id, now }) => ({
      ask: 'propose-handover',
      handoverId: id('handover'),
      from: team[from].id,
      to: team[to].id,
      summary,
      until: now + 4 * HOUR,
      receiver: { departed: false, absent: false },
    }),
  }
}

export function handoverAccepted(by: AgentKey, after: number): Step {
  return {
    after,
    ask: ({ team, id }) => ({ ask: 'accept-handover', handoverId: id('handover'), agentId: team[by].id }),
  }
}

export function rested(after: number): Step {
  return { after, ask: ({ now }) => ({ ask: 'rest', restBefore: now }) }
}

export function tagged(by: AgentKey, tag: string, after = 0.2): Step {
  return {
    after,
    ask: ({ team, id }) => ({ ask: 'tag', agentId: team[by].id, tag: id(`tag ${tag}`), word: tag }),
  }
}

/** A note that calls a colleague, who finds the case marked. */
export function noteFor(by: AgentKey, named: AgentKey, text: string, after = 1): Step {
  return {
    after,
    ask: ({ team, id }) => ({
      ask: 'note',
      noteId: id('note for a colleague'),
      agentId: team[by].id,
      mentions: [team[named].id],
      words: { text: `@${team[named].name} ${text}` },
    }),
    rows: ({ state, team, id, now }) => ({
      mention: {
        agent_id: team[named].id,
        case_id: state.id,
        note_id: id('note for a colleague'),
        at: new Date(now).toISOString(),
      },
    }),
  }
}

export function putAside(by: AgentKey, words: string, days: number, after = 1): Step {
  return {
    after,
    ask: ({ team, id, now }) => ({
      ask: 'snooze',
      agentId: team[by].id,
      isLead: false,
      commitmentId: id(),
      until: now + days * DAY,
      words,
    }),
  }
}

/** A telephone call that the agent wrote down. */
export function called(
  by: AgentKey,
  call: {
    readonly direction: 'in' | 'out'
    readonly minutes: number
    readonly words: string
    readonly after: number
  },
): Step {
  return {
    after: call.after,
    ask: ({ team, id, now }) => ({
      ask: 'log-call',
      callId: id(),
      agentId: team[by].id,
      direction: call.direction,
      startedAt: now - (call.minutes + 1) * MINUTE,
      minutes: call.minutes,
      outcome: 'talked',
      isShared: true,
      words: { text: call.words },
      promise: null,
    }),
  }
}
