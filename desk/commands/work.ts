/** Commands of daily work: from chat to chat, taking back, snippets, tags, putting aside, joining and splitting. */
import type { CaseView } from '../../contract/desk.ts'
import type { Command, FormName, World } from './command.ts'
import { isBeforeChosen } from './callback.ts'

const MOST_CHATS = 9

/** Alt and a number, so that it works while words are typed. */
export const toChats: readonly Command[] = Array.from({ length: MOST_CHATS }, (_, at): Command => {
  const number = at + 1
  return {
    name: `to-chat-${number}`,
    section: 'people',
    keys: [`Alt+${number}`],
    isOneOfMany: at > 0,
    label: words => words.work.chats.chat(number),
    enabled: ({ live }) => live[at] !== undefined,
    run: ({ live, goTo }) => {
      const chat = live[at]
      if (chat) goTo(chat.id)
    },
  }
})

export const nextUnread: Command = {
  name: 'next-unread',
  section: 'people',
  keys: ['u', 'Alt+u'],
  label: words => words.work.chats.nextUnread,
  enabled: world => world.nextUnread !== null,
  run: ({ nextUnread: caseId, goTo }) => {
    if (caseId !== null) goTo(caseId)
  },
}

export const undo: Command = {
  name: 'undo',
  section: 'case',
  keys: ['z', 'Alt+z'],
  label: words => words.work.hold.undoLast,
  enabled: ({ undoable }) => undoable !== null,
  run: world => world.undo(),
}

export const insertSnippet: Command = {
  name: 'insert-snippet',
  section: 'case',
  keys: ['i', 'Alt+i'],
  label: words => words.work.snippets.insert,
  enabled: ({ open }) => open !== null,
  run: world => world.pickSnippet(),
}

export const editSnippets: Command = {
  name: 'edit-snippets',
  section: 'self',
  keys: ['Shift+F'],
  label: words => words.work.snippets.open,
  enabled: () => true,
  run: world => world.goToPage('/snippets'),
}

export const addTag: Command = {
  name: 'add-tag',
  section: 'case',
  keys: ['l'],
  label: words => words.work.tags.add,
  enabled: ({ open }) => open !== null && goesOnHere(open),
  run: world => world.pickTag(),
}

export const snooze = form(
  'snooze',
  'h',
  words => words.work.snooze.title,
  ({ open }) => {
    if (!open || !goesOnHere(open)) return false
    return open.summary.status !== 'solved' && open.summary.snoozedUntil === null
  },
)

export const wake: Command = {
  name: 'wake',
  section: 'case',
  keys: ['Shift+H'],
  label: words => words.work.snooze.wake,
  enabled: ({ open }) => open !== null && open.summary.snoozedUntil !== null,
  run: ({ open, act }) => {
    if (open) void act(open.summary.id, { act: 'wake' })
  },
}

export const merge = form(
  'merge',
  'm',
  words => words.work.merge.title,
  ({ open }) => {
    return open !== null && goesOnHere(open) && joinable(open).length > 0
  },
)

export const split = form(
  'split',
  'Shift+M',
  words => words.work.split.title,
  ({ open }) => {
    return open !== null && goesOnHere(open) && splittable(open).length > 0
  },
)

export const take: Command = {
  name: 'take',
  section: 'people',
  keys: ['Shift+T'],
  label: words => words.work.take.title,
  enabled: ({ open }) => open?.summary.entry?.state === 'waiting' && !isBeforeChosen(open.summary),
  run: ({ open, act }) => {
    if (open) void act(open.summary.id, { act: 'take' })
  },
}

/** Other matters of the same customer that can be joined into this one. */
export function joinable({ customer, summary }: CaseView): CaseView['customer']['otherCases'] {
  return customer.otherCases.filter(
    ({ id, status }) => id !== summary.id && status !== 'solved' && status !== 'merged',
  )
}

/** The customer's messages, of which some can be split off while at least one stays. */
export function splittable({ story }: Pick<CaseView, 'story'>): CaseView['story'] {
  const theirs = story.filter(
    ({ type, messageId, joinedFrom }) => type === 'CustomerSpoke' && messageId !== null && !joinedFrom,
  )
  return theirs.length > 1 ? theirs : []
}

/** A case that was joined into another is only read. */
export function goesOnHere({ summary }: CaseView): boolean {
  return summary.mergedInto === null
}

function form(
  name: FormName,
  key: string,
  label: Command['label'],
  enabled: (world: World) => boolean,
): Command {
  return { name, section: 'case', keys: [key], label, enabled, run: world => world.show(name) }
}
