/** The ten commonest tasks at the desk: what the hands do, from the case or the list being in sight, and how one sees that it is done. */
import type { CaseView } from '../../contract/desk.ts'
import type { Hands } from './hands.ts'
import type { Seat } from './seat.ts'

export type TaskName =
  | 'answer the next person'
  | 'reply'
  | 'note that names a colleague'
  | 'promise in a reply'
  | 'hand over, to be accepted'
  | 'ask whether it is solved'
  | 'find a customer by name'
  | 'reply with a snippet'
  | 'put aside until tomorrow'
  | 'join two cases'

export interface Task {
  readonly name: TaskName
  /** What stands before the agent. */
  readonly from: 'the list' | 'the case'
  /** What has to be there before. */
  readonly prepare?: (seat: Seat, caseId: string) => Promise<void>
  readonly does: (hands: Hands, caseId: string) => Promise<void>
  readonly isDone: (view: CaseView, seat: Seat) => boolean | Promise<boolean>
}

/** The customer of every task. */
export const customerName = 'Zenobia Trask'
/** Of the demo's team; the letters find nobody else. */
const colleague = { name: 'Rhys Caddick', letters: 'rhy' }

export const tasks: readonly Task[] = [
  {
    name: 'answer the next person',
    from: 'the list',
    does: async ({ press }) => await press('a'),
    isDone: ({ summary }) => summary.entry?.state === 'answered',
  },
  {
    name: 'reply',
    from: 'the case',
    async does({ press, write }) {
      await press('r')
      await write('Thank you. I am looking at your line.')
      await press('Control+Enter')
    },
    isDone: view => hasSaid(view, 'I am looking at your line.'),
  },
  {
    name: 'note that names a colleague',
    from: 'the case',
    async does({ page, press, seek, write }) {
      await press('n')
      await write('You know this street: ')
      await seek(`@${colleague.letters}`)
      await page.getByRole('option', { name: colleague.name }).waitFor()
      await press('Enter')
      await page.getByText(`Will be told: ${colleague.name}`).waitFor()
      await press('Control+Enter')
    },
    isDone: ({ story }) => story.some(({ words }) => words?.includes(`@${colleague.name}`)),
  },
  {
    name: 'promise in a reply',
    from: 'the case',
    async does({ page, press, write }) {
      await press('r')
      await write('I will call you tomorrow.')
      await press('Alt+p')
      await page.locator('.promise-form').waitFor()
      await press('Control+Enter')
    },
    isDone: view =>
      hasSaid(view, 'I will call you tomorrow.') && view.promises.some(({ kind }) => kind === 'call-back'),
  },
  {
    name: 'hand over, to be accepted',
    from: 'the case',
    async does({ page, press, seek, write }) {
      await press('o')
      await page.locator('[data-open=true] input:focus').waitFor()
      await seek(colleague.letters)
      await page.getByRole('option', { name: colleague.name }).waitFor()
      await press('ArrowDown')
      await press('Enter')
      await press('Tab')
      await write('The line in this street was measured twice. Both times it was bad.')
      await press('Control+Enter')
    },
    isDone: ({ summary }) => summary.handover !== null,
  },
  {
    name: 'ask whether it is solved',
    from: 'the case',
    async does({ page, press, write }) {
      await press('s')
      await page.getByLabel('What was done').waitFor()
      await write('The cabinet in your street was repaired.')
      await press('Control+Enter')
    },
    isDone: ({ summary }) => summary.status === 'proposed',
  },
  {
    name: 'find a customer by name',
    from: 'the list',
    async does({ page, press, seek }) {
      await press('f')
      await page.getByRole('searchbox').waitFor()
      await seek(customerName.slice(0, 3).toLowerCase())
      await page.locator('.hit').filter({ hasText: customerName }).first().waitFor()
      await press('Enter')
      await page.locator('.case-head').getByText(customerName).waitFor()
    },
    isDone: ({ customer }) => customer.name === customerName,
  },
  {
    name: 'reply with a snippet',
    from: 'the case',
    async prepare({ send }) {
      const words = 'Turn the router off, wait for ten seconds, and turn it on again.'
      const body = {
        type: 'snippet',
        shortcut: 'router',
        title: 'Router',
        language: null,
        isTeam: false,
        words,
      }
      await send('PUT', `snippets/${crypto.randomUUID()}`, body)
    },
    async does({ page, press, seek }) {
      await press('i')
      await page.getByRole('option').first().waitFor()
      await seek('rou')
      await page.getByRole('option', { name: ';router' }).waitFor()
      await press('Enter')
      await page.getByRole('option').first().waitFor({ state: 'detached' })
      await press('Control+Enter')
    },
    isDone: view => hasSaid(view, 'wait for ten seconds'),
  },
  {
    name: 'put aside until tomorrow',
    from: 'the case',
    prepare: async ({ act }, caseId) => await act(caseId, { act: 'end-contact' }),
    async does({ page, press, write }) {
      await press('h')
      await page.locator('[data-open=true] button:focus').waitFor()
      await press('Enter')
      await page.locator('[data-open=true] button[aria-pressed=true]').waitFor()
      await page.locator('[data-open=true] textarea:focus').waitFor()
      await write('The part is on its way. I write to you tomorrow.')
      await press('Control+Enter')
    },
    isDone: ({ summary }) => summary.snoozedUntil !== null,
  },
  {
    name: 'join two cases',
    from: 'the case',
    async prepare({ act, view }, caseId) {
      const { story } = await view(caseId)
      const last = story.findLast(({ type }) => type === 'CustomerSpoke')?.messageId
      if (last == null) throw new Error('the customer has said nothing that can be split off')
      await act(caseId, { act: 'split', messageIds: [last], kind: null })
    },
    async does({ page, press }) {
      await press('m')
      await page.getByRole('button', { name: 'Join', exact: true }).waitFor()
      await press('Enter')
    },
    isDone: ({ customer }) => customer.otherCases.some(({ status }) => status === 'merged'),
  },
]

function hasSaid({ story }: CaseView, words: string): boolean {
  return story.some(item => item.type === 'AgentReplied' && item.words?.includes(words) === true)
}
