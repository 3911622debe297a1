/** What would happen to the first rows. */
import type { TrialView } from '../../../../contract/import.ts'
import { importWords } from '../../../../contract/words/import.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Counts } from './counts.tsx'
import { SIGNS } from './outcome-signs.ts'

interface Props {
  readonly trial: TrialView
  readonly isBusy: boolean
  readonly onStart: () => void
}

export function Trial({ trial, isBusy, onStart }: Props) {
  const words = useWordsOf(importWords)
  return (
    <section className="import-trial" aria-labelledby="trial-title" aria-live="polite">
      <h4 id="trial-title">{words.trial}</h4>
      <p>
        {trial.tried === 0 ? words.trialNone : words.trialLead(trial.tried)}{' '}
        {trial.isWholeFile && trial.tried > 0 && words.trialWhole}
      </p>
      <Counts counts={trial} />
      {trial.lines.length > 0 && (
        <div className="import-scroll" role="region" aria-labelledby="trial-title" tabIndex={0}>
          <table className="import-lines">
            <thead>
              <tr>
                <th scope="col">{words.line}</th>
                <th scope="col">{words.happens}</th>
                <th scope="col">{words.inFile}</th>
              </tr>
            </thead>
            <tbody>
              {trial.lines.map(line => (
                <tr key={line.line} data-outcome={line.outcome}>
                  <th scope="row">{line.line}</th>
                  <td>
                    <Icon sign={SIGNS[line.outcome]} size={13} />{' '}
                    <strong>{words.outcomes[line.outcome]}</strong> {line.sentence}
                  </td>
                  <td className="soft cut" dir="auto">
                    {line.cells.filter(cell => cell !== '').join(' · ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="form-acts">
        <button type="button" className="button button-main" disabled={isBusy} onClick={onStart}>
          {words.start}
        </button>
      </div>
    </section>
  )
}
