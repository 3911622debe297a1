/** Commands that move the eye: from case to case, from pane to pane. */
import type { Command, Pane, World } from './command.ts'

function step(by: 1 | -1): Command['run'] {
  return world => {
    const next = beside(world, by)
    if (next !== undefined) world.goTo(next)
  }
}

function beside({ order, open }: World, by: 1 | -1): string | undefined {
  const at = open ? order.indexOf(open.summary.id) : -1
  if (at === -1) return order[by === 1 ? 0 : order.length - 1]
  return order[at + by]
}

export const next: Command = {
  name: 'next',
  section: 'place',
  keys: ['j'],
  goesOn: true,
  label: words => words.commands.next,
  enabled: world => beside(world, 1) !== undefined,
  run: step(1),
}

export const previous: Command = {
  name: 'previous',
  section: 'place',
  keys: ['k'],
  goesOn: true,
  label: words => words.commands.previous,
  enabled: world => beside(world, -1) !== undefined,
  run: step(-1),
}

function toPane(pane: Pane, key: string, label: Command['label']): Command {
  return {
    name: `to-${pane}`,
    section: 'place',
    keys: [key],
    label,
    enabled: world => pane === 'list' || world.open !== null,
    run: world => world.pane(pane),
  }
}

export const toList = toPane('list', '1', words => words.commands.toList)
export const toStory = toPane('story', '2', words => words.commands.toStory)
export const toNow = toPane('now', '3', words => words.commands.toNow)

export const palette: Command = {
  name: 'palette',
  section: 'place',
  keys: ['Mod+k', '/'],
  label: words => words.commands.palette,
  enabled: () => true,
  run: world => world.openList('palette'),
}

export const search: Command = {
  name: 'search',
  section: 'place',
  keys: ['f', 'Alt+f'],
  label: words => words.search.command,
  enabled: () => true,
  run: world => world.search(''),
}

export const showKeys: Command = {
  name: 'keys',
  section: 'place',
  keys: ['?'],
  label: words => words.commands.keys,
  enabled: () => true,
  run: world => world.openList('keys'),
}

export const close: Command = {
  name: 'close',
  section: 'place',
  keys: ['Escape'],
  label: words => words.commands.close,
  enabled: () => true,
  run: world => world.leave(),
}
