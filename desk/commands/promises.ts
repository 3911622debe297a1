/** The way to the promises at risk, for those who lead; and resting the promise that is due next. */
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
