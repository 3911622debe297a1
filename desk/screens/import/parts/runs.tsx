/** Files that were brought in, the newest first; those that run show how far they have come. */
import type { ImportView } from '../../../../contract/import.ts'
import { importWords } from '../../../../contract/words/import.ts'
import { useWordsOf } from '../../../choices.tsx'
import { useTimes } from '../../../when.tsx'
import { reportAddress } from '../data.ts'
import type { ImportData } from '../data.ts'
import { Counts } from './counts.tsx'

export function Runs({ runs, stop }: { runs: readonly ImportView[]; stop: ImportData['stop'] }) {
  const words = useWordsOf(importWords)
  const shown = runs.filter(
    run => run.state !== 'uploaded' && !(run.problem === 'cancelled' && run.records === 0),
  )
  return (
    <section className="import-part" aria-labelledby="runs-title">
      <h3 id="runs-title">{words.runs}</h3>
      {shown.length === 0 && <p className="hint">{words.noRuns}</p>}
      <ul className="import-runs">
        {shown.map(run => (
          <Run key={run.id} run={run} onStop={() => void stop(run.id)} />
        ))}
      </ul>
    </section>
  )
}

function Run({ run, onStop }: { run: ImportView; onStop: () => void }) {
  const words = useWordsOf(importWords)
  const times = useTimes()
  return (
    <li>
      <p>
        <strong className="break">
          <bdi>{run.fileName}</bdi>
        </strong>{' '}
        <span className="chip">{run.kind && words.kinds[run.kind]}</span>{' '}
        <span className="soft">
          {words.state[run.state]} · {times.short(run.finishedAt ?? run.createdAt)} ·{' '}
          {run.by === null ? words.byCommand : words.by(run.by)} · {words.rows(times.number(run.records))}
        </span>
      </p>
      {run.state === 'running' && (
        <progress max={1} value={run.progress} aria-label={words.state.running}>
          {Math.round(run.progress * 100)} %
        </progress>
      )}
      <Counts counts={run} />
      {run.problem !== null && <p className="warn">{words.problem[run.problem]}</p>}
      <div className="form-acts">
        {run.state === 'running' && (
          <button type="button" className="button button-plain" onClick={onStop}>
            {words.stop}
          </button>
        )}
        {run.records > 0 && (
          <a href={reportAddress(run.id, 'all')} download className="button button-plain">
            {words.reportAll}
          </a>
        )}
        {run.notTaken > 0 && (
          <a href={reportAddress(run.id, 'refused')} download className="button button-plain">
            {words.reportRefused}
          </a>
        )}
      </div>
    </li>
  )
}
