/** Ready? What still keeps customers from a person, why it matters to them, and where it is put right. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReadyView } from '../../../../contract/setup.ts'
import type { SetupWords } from '../../../../contract/words/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'
import { readyQuery } from '../data.ts'

const GRADES = ['stops-customers', 'will-hurt', 'could-be-better'] as const
type Found = ReadyView['findings'][number]

export function ReadySection() {
  const words = useWordsOf(setupWords)
  const times = useTimes()
  const { data: view, refetch, isFetching } = useQuery({ ...readyQuery, refetchInterval: 15_000 })
  if (!view) return null
  const { findings } = view
  const stops = findings.filter(({ grade }) => grade === 'stops-customers').length
  const rest = findings.length - stops
  return (
    <>
      <div className="ready-head" data-ready={findings.length === 0} role="status">
        <p className="ready-says">
          {findings.length === 0
            ? words.ready.yes
            : stops > 0
              ? words.ready.stops(stops)
              : words.ready.noStop}
        </p>
        {rest > 0 && <p>{words.ready.rest(rest)}</p>}
      </div>
      <p className="form-acts">
        <button
          type="button"
          className="button button-plain"
          disabled={isFetching}
          onClick={() => void refetch()}
        >
          {words.ready.again}
        </button>
        <span className="hint">{words.ready.at(times.time(view.at))}</span>
      </p>
      {GRADES.map(grade => {
        const found = findings.filter(finding => finding.grade === grade)
        return (
          found.length > 0 && (
            <section key={grade} className="ready-grade" data-grade={grade}>
              <h3>{words.grades[grade]}</h3>
              <ul>
                {found.map(finding => (
                  <FindingRow key={finding.name} finding={finding} words={words} />
                ))}
              </ul>
            </section>
          )
        )
      })}
    </>
  )
}

function FindingRow({ finding, words }: { finding: Found; words: SetupWords }) {
  const said = sentencesOf(finding, words)
  return (
    <li className="ready-row">
      <Icon sign={finding.grade === 'could-be-better' ? 'note' : 'warn'} />
      <div>
        <p>
          <strong>{said.says}</strong>
          {finding.about.length > 0 && <> {finding.about.join(', ')}.</>}
        </p>
        <p className="soft">{said.matters}</p>
      </div>
      <Way where={finding.where} words={words} />
    </li>
  )
}

/** The agent's language; a finding that this page does not know yet in the server's own words. */
function sentencesOf({ name, says, matters }: Found, { findings }: SetupWords) {
  const known = Object.entries(findings).find(([key]) => key === name)
  return known?.[1] ?? { says, matters }
}

function Way({ where, words }: { where: Found['where']; words: SetupWords }) {
  if (where === 'operator') return <p className="hint ready-way">{words.ready.operator}</p>
  return (
    <Link to="/setup/$section" params={{ section: where }} className="button button-plain ready-way">
      {words.ready.fixIn(words.sections[where])}
    </Link>
  )
}
