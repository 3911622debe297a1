/** What was just done, with the way back, for a few seconds. */
import { undo } from '../commands/work.ts'
import { useWorld } from '../commands/world.tsx'
import { CommandButton } from '../parts/command-button.tsx'

export function UndoBar({ says, isWaking }: { says: string | null; isWaking: boolean }) {
  const { work } = useWorld().words
  return (
    <div className="undo-bar" role="status">
      {says !== null && (
        <>
          <span>{says}</span>
          <CommandButton command={undo} look="quiet">
            {isWaking ? work.snooze.wake : work.hold.undo}
          </CommandButton>
        </>
      )}
    </div>
  )
}
