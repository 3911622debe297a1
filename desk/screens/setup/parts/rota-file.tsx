/** Shifts from a file: first what would come of it, line by line where something is wrong, and then its days. */
import { useState } from 'react'
import type { RotaImported } from '../../../../contract/rota.ts'
import { rotaWords } from '../../../../contract/words/rota.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useSaving } from '../data.ts'
import { rotaRequests } from '../rota-data.ts'
import { Why } from './save-bar.tsx'

interface Tried {
  readonly csv: string
  readonly report: RotaImported
  readonly isDone: boolean
}

/** More than these nobody reads before mending the file. */
const SHOWN = 20

export function RotaFile() {
  const { file: say } = useWordsOf(rotaWords)
  const saving = useSaving()
  const [tried, setTried] = useState<Tried | null>(null)
  const bring = async (csv: string, isTrial: boolean) => {
    const report = await saving.run(() => rotaRequests.bringIn({ csv, isTrial }))
    setTried(report && { csv, report, isDone: !isTrial })
  }
  const take = async (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    if (!file) return
    const csv = await file.text()
    // The same file can be chosen again once it has been put right.
    input.value = ''
    await bring(csv, true)
  }
  return (
    <details className="setup-part">
      <summary>{say.title}</summary>
      <div className="setup-form">
        <p className="hint">{say.hint}</p>
        <div>
          <input
            id="rota-file"
            className="hidden"
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={event => void take(event.currentTarget)}
          />
          <label htmlFor="rota-file" className="button button-plain">
            <Icon sign="file" /> {say.choose}
          </label>
        </div>
        <Why saving={saving} onReset={saving.clear} />
        <div role="status">
          {tried && <Report tried={tried} onBring={() => void bring(tried.csv, false)} />}
        </div>
      </div>
    </details>
  )
}

function Report({ tried: { report, isDone }, onBring }: { tried: Tried; onBring: () => void }) {
  const { file: say } = useWordsOf(rotaWords)
  const { lines, people, days, bad } = report
  return (
    <div className="rota-report">
      <p>{isDone ? say.done(days) : say.found(lines, people, days)}</p>
      {bad.length > 0 && (
        <>
          <p>{say.bad(bad.length)}</p>
          <ul>
            {bad.slice(0, SHOWN).map(({ line, why, about }) => (
              <li key={line} className="break">
                <strong>{say.line(line)}</strong> {say.why[why](about)}
              </li>
            ))}
          </ul>
          {bad.length > SHOWN && <p>{say.more(bad.length - SHOWN)}</p>}
        </>
      )}
      {!isDone && days > 0 && (
        <button type="button" className="button button-main" onClick={onBring}>
          {say.do(days)}
        </button>
      )}
    </div>
  )
}
