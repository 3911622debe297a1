/** Whoever chose a time is called then; before it only with a reason, which stands in the story. */
import type { CaseView } from '../../../../contract/desk.ts'
import { isBeforeChosen, takeAsked, takeWriting } from '../../../commands/callback.ts'
import { useWorld } from '../../../commands/world.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { useTimes } from '../../../when.tsx'

export function TakeEarly({ view: { summary } }: { readonly view: CaseView }) {
  const { words } = useWorld()
  const times = useTimes()
  const window = summary.entry?.callback?.window
  if (!window || !isBeforeChosen(summary)) return null
  return (
    <>
      <p className="hint">{words.callback.earlyHint(times.short(window.from), times.time(window.until))}</p>
      <CommandButton command={takeAsked} look="row" />
      <CommandButton command={takeWriting} look="row" />
    </>
  )
}
