import { importWords } from '../../../../contract/words/import.ts'
import { useWordsOf } from '../../../choices.tsx'
import { exportAddress } from '../data.ts'

/** The server decides, and says why not; whoever surely may not is not led there. */
export function Out({ mayTry }: { mayTry: boolean }) {
  const words = useWordsOf(importWords)
  return (
    <section className="import-part">
      <p className="import-lead">{words.outLead}</p>
      {mayTry ? (
        <p>
          <a href={exportAddress} className="button button-main" download>
            {words.outSubmit}
          </a>
        </p>
      ) : (
        <p className="hint">{words.outNotYours}</p>
      )}
    </section>
  )
}
