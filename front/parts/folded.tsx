/** What a person wrote, with what was said before or stands under every mail of theirs behind a line that opens it; without script too. */
import type { Fold } from '../../contract/case.ts'
import { partsOf } from '../../contract/folds.ts'
import { useSpeech } from '../speech.tsx'
import { Said } from './said.tsx'

interface FoldedProps {
  readonly words: string
  readonly folds: readonly Fold[] | undefined
}

export function Folded({ words, folds }: FoldedProps) {
  const { words: say } = useSpeech()
  return (
    <>
      {partsOf(words, folds).map(({ is, text }, index) =>
        is === null ? (
          <Said key={index} words={text} />
        ) : (
          <details key={index} class="folded">
            <summary>{say.story.folded[is]}</summary>
            <Said words={text} />
          </details>
        ),
      )}
    </>
  )
}
