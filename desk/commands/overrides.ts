/** Rules of the house that are set aside, what is near us, and where help stopped. */
import type { Command } from './command.ts'

/** Where a refusal offers it: the button that stands beside its sentence. */
const OFFERED = '[data-set-aside]'

/** Opens what it is folded away in, and presses it. */
export function pressInSight(selector: string): void {
  const button = document.querySelector<HTMLButtonElement>(selector)
  let fold = button?.closest('details')
  while (fold) {
    fold.open = true
    fold = fold.parentElement?.closest('details')
  }
  button?.click()
}

export const setAside: Command = {
  name: 'set-aside',
  section: 'case',
  keys: ['Alt+j'],
  label: words => words.commands.setAside,
  enabled: () => document.querySelector(OFFERED) !== null,
  run: () => pressInSight(OFFERED),
}

export const openRules: Command = {
  name: 'house-rules',
  section: 'place',
  keys: ['Alt+g'],
  label: words => words.commands.houseRules,
  enabled: () => true,
  run: world => world.goToPage('/rules'),
}

export const openNear: Command = {
  name: 'near-us',
  section: 'self',
  keys: [],
  label: words => words.commands.nearUs,
  enabled: () => true,
  run: world => world.goToPage('/near'),
}

export const openStopped: Command = {
  name: 'where-help-stopped',
  section: 'place',
  keys: ['Alt+s'],
  label: words => words.commands.whereStopped,
  enabled: ({ me }) => me.agent.role !== 'agent' || me.agent.isAdmin,
  run: world => world.goToPage('/stopped'),
}
