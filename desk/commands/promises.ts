/** The way to the promises at risk, for those who lead; and resting the promise that is due next. */
import { keptByWords, toggleKept } from '../keeps.ts'
import type { Command } from './command.ts'

export const openPromises: Command = {
  name: 'promises-at-risk',
  section: 'place',
  keys: ['Alt+o'],
  label: words => words.commands.promisesAtRisk,
  enabled: ({ me }) => me.agent.role !== 'agent',
  run: world => world.goToPage('/promises'),
}

export const pausePromise: Command = {
  name: 'pause-promise',
  section: 'case',
  keys: [],
  label: words => words.commands.pausePromise,
  enabled: ({ open }) => promiseToRest(open) !== undefined,
  run: world => world.show('pause', promiseToRest(world.open)?.id),
}

/** The one that is due next and does not rest yet. */
function promiseToRest(open: Parameters<Command['enabled']>[0]['open']) {
  return open?.promises
    .filter(({ state, kind, isPaused }) => state === 'open' && kind !== 'answer' && isPaused !== true)
    .toSorted((a, b) => a.dueAt - b.dueAt)[0]
}

/** The promise that is due first among those that words can keep. */
export const keepsPromise: Command = {
  name: 'keeps-promise',
  section: 'case',
  keys: ['Alt+y'],
  label: words => words.commands.keepsPromise,
  enabled: ({ open }) => open !== null && keptByWords(open).length > 0,
  run: ({ open }) => {
    const first = open && keptByWords(open)[0]
    if (open && first) toggleKept(open, first.id)
  },
}

/** What was said in the message or the call at hand becomes a promise that points at it. */
export const promiseFromSaid: Command = {
  name: 'promise-from-said',
  section: 'case',
  keys: ['Alt+e'],
  label: words => words.mailShown.commands.said,
  enabled: ({ open }) =>
    open?.story.some(({ type }) => type === 'AgentReplied' || type === 'CallLogged') === true,
  run: world => world.atHand('said'),
}
