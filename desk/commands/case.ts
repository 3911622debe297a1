/** Commands on the open case. What the button may not do, the key may not do either. */
import type { CaseView, Me } from '../../contract/desk.ts'
import { isKeptByHand } from '../keeps.ts'
import type { Command, FormName, World } from './command.ts'

type Keys = Pick<Command, 'name' | 'keys' | 'label'>

/** Opens a form in the now rail. */
export function formCommand(
  command: Keys,
  form: FormName,
  isFor: (open: CaseView, me: Me) => boolean,
): Command {
  return {
    ...command,
    section: 'case',
    enabled: ({ open, me }) => open !== null && isFor(open, me),
    run: world => world.show(form),
  }
}

export function isLive({ summary }: CaseView): boolean {
  return summary.status !== 'solved'
}

export const reply: Command = {
  name: 'reply',
  section: 'case',
  keys: ['r'],
  label: words => words.commands.reply,
  enabled: ({ open }) => open !== null,
  run: world => world.write('reply'),
}

export const note: Command = {
  name: 'note',
  section: 'case',
  keys: ['n'],
  label: words => words.commands.note,
  enabled: ({ open }) => open !== null,
  run: world => world.write('note'),
}

export const send: Command = {
  name: 'send',
  section: 'case',
  keys: ['Mod+Enter'],
  label: words => words.commands.send,
  enabled: ({ open }) => open !== null,
  run: world => world.submit(),
}

export const promise: Command = {
  name: 'promise',
  section: 'case',
  keys: ['p', 'Alt+p'],
  label: words => words.promise.make,
  enabled: ({ open }) => open !== null && isLive(open),
  run: world => world.promise(),
}

export const keepPromise: Command = {
  name: 'keep-promise',
  section: 'case',
  keys: ['Shift+P'],
  label: words => words.commands.keepPromise,
  enabled: world => nextPromise(world) !== undefined,
  run: world => world.show('keep', nextPromise(world)?.id),
}

function nextPromise({ open }: World) {
  return open?.promises.filter(isKeptByHand).toSorted((a, b) => a.dueAt - b.dueAt)[0]
}

export const handOver = formCommand(
  { name: 'hand-over', keys: ['o'], label: words => words.acts.handover },
  'handover',
  open => isLive(open) && open.summary.handover === null,
)

export const proposeSolved = formCommand(
  { name: 'propose-solved', keys: ['s'], label: words => words.acts.solve },
  'solve',
  isLive,
)

export const reportSolved = formCommand(
  { name: 'report-solved', keys: ['Shift+S'], label: words => words.acts.report },
  'report',
  isLive,
)

export const sayNo = formCommand(
  { name: 'say-no', keys: ['Shift+N'], label: words => words.acts.refuse },
  'refuse',
  isLive,
)

export const makeOffer = formCommand(
  { name: 'make-offer', keys: ['g'], label: words => words.acts.offer },
  'offer',
  open => open.gate.isOpen,
)

export const changeKind: Command = {
  name: 'change-kind',
  section: 'case',
  keys: ['t'],
  label: words => words.acts.kindChange,
  enabled: ({ open }) => open !== null && isLive(open),
  run: ({ open, act }) => {
    if (!open) return
    const kind = open.summary.kind === 'request' ? 'problem' : 'request'
    void act(open.summary.id, { act: 'change-kind', kind })
  },
}

export const endContact: Command = {
  name: 'end-contact',
  section: 'case',
  keys: ['e'],
  label: words => words.acts.end,
  enabled: ({ open, me }) =>
    open?.summary.entry?.state === 'answered' &&
    open.summary.entry.agentId === me.agent.id &&
    open.summary.entry.callback?.isMet !== false,
  run: ({ open, act }) => {
    if (open) void act(open.summary.id, { act: 'end-contact' })
  },
}
