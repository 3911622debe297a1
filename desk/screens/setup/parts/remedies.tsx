/** What can be given: each entry with its terms in both languages, what it puts right, and what it said before. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EntryView } from '../../../../contract/catalogue.ts'
import { moneyWords } from '../../../../contract/words/money.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'
import { useSaving } from '../data.ts'
import { catalogueQuery, moneyRequests } from '../money-data.ts'
import { RemedyForm } from './remedy-form.tsx'
import { Why } from './save-bar.tsx'

export function RemediesSection() {
  const words = useWordsOf(moneyWords).catalogue
  const { data } = useQuery(catalogueQuery)
  const [fresh, setFresh] = useState<string | null>(null)
  if (!data) return null
  return (
    <>
      <p className="hint">{words.intro}</p>
      {data.entries.length === 0 && <p>{words.none}</p>}
      <ul className="setup-list">
        {data.entries.map(entry => (
          <li key={entry.id}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
      {fresh === null ? (
        <button type="button" className="button button-plain" onClick={() => setFresh(crypto.randomUUID())}>
          {words.add}
        </button>
      ) : (
        <RemedyForm id={fresh} entry={null} onDone={() => setFresh(null)} />
      )}
    </>
  )
}

function Entry({ entry }: { entry: EntryView }) {
  const words = useWordsOf(moneyWords).catalogue
  const { language } = useChoices().choices
  const removing = useSaving()
  return (
    <details className="catalogue-offer">
      <summary>
        <strong>{entry[language].name}</strong> <Standing entry={entry} />
        <span className="soft">
          {words.version(entry.version)} · {words.given(entry.given)}
        </span>
      </summary>
      <RemedyForm id={entry.id} entry={entry} />
      {entry.endedAt === null && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => void removing.run(() => moneyRequests.takeOut(entry.id, entry.changeVersion))}
        >
          {words.takeOut}
          <span className="hidden"> {entry[language].name}</span>
        </button>
      )}
      <Why saving={removing} onReset={removing.clear} />
      <Older entry={entry} />
    </details>
  )
}

function Standing({ entry: { endedAt } }: { entry: EntryView }) {
  const words = useWordsOf(moneyWords).catalogue
  const times = useTimes()
  const says =
    endedAt === null ? words.offered : endedAt > 0 ? words.ended(times.date(endedAt)) : words.endedPlain
  return (
    <span className="offer-standing" data-live={endedAt === null}>
      <Icon sign={endedAt === null ? 'check' : 'clock'} size={13} /> {says}
    </span>
  )
}

function Older({ entry: { older } }: { entry: EntryView }) {
  const words = useWordsOf(moneyWords).catalogue
  const { language } = useChoices().choices
  const times = useTimes()
  if (older.length === 0) return null
  return (
    <details>
      <summary>{words.older}</summary>
      <ol className="money-list">
        {older.map(({ version, changedAt, by, amount, given, ...texts }) => (
          <li key={version}>
            <strong>{texts[language].name}</strong>
            {amount !== null && ` ${amount}`}
            <p>{texts[language].terms}</p>
            <p className="soft">
              {words.version(version)} · {words.given(given)} ·{' '}
              {changedAt === null || by === null
                ? words.changedPlain
                : words.changed(by, times.date(changedAt))}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
