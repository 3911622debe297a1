/** What was odd about how a mail was read, below its words; where its letters are in doubt, the other way to read them. */
import type { ReadingNote } from '../../../../contract/case.ts'
import { useWords } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'

export function ReadingNotes({ notes = [] }: { notes: readonly ReadingNote[] | undefined }) {
  const { mailShown } = useWords()
  return notes.map(({ name, says, otherReading }) => (
    <div key={name} className="reading-note">
      <p>
        <Icon sign="warn" size={12} /> {says}
      </p>
      {otherReading !== undefined && (
        <details>
          <summary>{mailShown.otherReading}</summary>
          <p className="words" dir="auto">
            {otherReading}
          </p>
        </details>
      )}
    </div>
  ))
}
