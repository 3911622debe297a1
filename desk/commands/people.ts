/** Commands about people in the line and colleagues who hand over. */
import type { Command } from './command.ts'

export const answer: Command = {
  name: 'answer',
  section: 'people',
  keys: ['a', 'Enter', 'Alt+a'],
  label: words => words.offer.answer,
  enabled: world => world.offer?.entry != null,
  run: world => {
    const { offer } = world
    if (!offer?.entry) return
    world.goTo(offer.id)
    void world.act(offer.id, { act: 'answer', entryId: offer.entry.id })
  },
}

export const pass: Command = {
  name: 'pass',
  section: 'people',
  keys: ['x'],
  label: words => words.offer.pass,
  enabled: world => world.offer?.entry != null,
  run: ({ offer, act }) => {
    if (offer?.entry) void act(offer.id, { act: 'decline', entryId: offer.entry.id })
  },
}

export const hereOrAway: Command = {
  name: 'here-or-away',
  section: 'people',
  keys: ['w'],
  label: words => words.commands.here,
  enabled: () => true,
  run: world => world.setPresence(world.me.agent.presence === 'here' ? 'away' : 'here'),
}

export const ready: Command = {
  name: 'ready',
  section: 'people',
  keys: ['Shift+X'],
  label: words => words.line.wrapUp.ready,
  enabled: ({ wrapUpUntil }) => wrapUpUntil !== null,
  run: world => world.beReady(),
}

export const acceptHandover: Command = {
  name: 'accept-handover',
  section: 'people',
  keys: ['Shift+A'],
  label: words => words.commands.acceptHandover,
  enabled: ({ open, me }) => open?.summary.handover?.to === me.agent.id,
  run: ({ open, act }) => {
    const handover = open?.summary.handover
    if (open && handover) void act(open.summary.id, { act: 'accept-handover', handoverId: handover.id })
  },
}
