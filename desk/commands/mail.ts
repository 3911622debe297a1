/** Commands on the message at hand: the one that holds the keyboard, otherwise the last in sight. */
import { previewOf } from '../../contract/file-kinds.ts'
import type { AtHand, Command, World } from './command.ts'
import { goesOnHere } from './work.ts'

type Item = NonNullable<World['open']>['story'][number]

function onMessage(does: AtHand, key: string, isFor: (item: Item) => boolean): Command {
  return {
    name: `mail-${does}`,
    section: 'case',
    keys: [key],
    label: words => words.mailShown.commands[does],
    enabled: ({ open }) => open?.story.some(isFor) === true,
    run: world => world.atHand(does),
  }
}

const hasFolds = ({ folds }: Item) => folds !== undefined && folds.length > 0
const isMail = ({ mail }: Item) => mail !== undefined

export const unfold = onMessage('unfold', 'q', hasFolds)
export const unfoldAll = onMessage('unfoldAll', 'Shift+O', hasFolds)
export const asWritten = onMessage('html', 'v', ({ mail }) => mail?.hasHtml === true)
export const howRead = onMessage('how', 'b', isMail)
export const source = onMessage('raw', 'y', isMail)
export const nextFile = onMessage('preview', 'd', ({ files }) => files.some(file => previewOf(file) !== null))
export const quote: Command = {
  ...onMessage('quote', 'Shift+R', isMail),
  enabled: ({ open }) => open !== null && goesOnHere(open) && open.story.some(isMail),
}
