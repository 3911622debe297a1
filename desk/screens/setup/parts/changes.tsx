/** Who changed what, the newest first. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { SetupChange } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import type { SetupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { useTimes } from '../../../when.tsx'
import { changesQuery } from '../data.ts'

export function ChangesSection() {
  const words = useWordsOf(setupWords)
  const times = useTimes()
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(changesQuery)
  const changes = data?.pages.flatMap(page => page.changes) ?? []
  return (
    <>
      <p className="hint">{words.changes.lead}</p>
      {data && changes.length === 0 && <p>{words.changes.empty}</p>}
      <ol className="changes-list">
        {changes.map(change => (
          <li key={change.id}>
            <p>
              <strong className="break">{sentenceOf(change, words)}</strong>{' '}
              <time className="soft" dateTime={new Date(change.at).toISOString()}>
                {times.full(change.at)}
              </time>
            </p>
            {change.what !== 'departed' && change.fields.length > 0 && (
              <dl>
                {change.fields.map(({ field, before, after }) => (
                  <div key={field}>
                    <dt>{fieldInWords(field, words)}</dt>
                    <dd className="break">
                      {before !== null && <del>{valueInWords(before, words)}</del>}
                      {before !== null && after !== null && ' → '}
                      {after !== null ? (
                        <ins>{valueInWords(after, words)}</ins>
                      ) : (
                        change.what === 'changed' && <ins>{words.changes.nothing}</ins>
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <button type="button" className="button button-plain" onClick={() => void fetchNextPage()}>
          {words.moreOfIt}
        </button>
      )}
    </>
  )
}

function sentenceOf({ by, kind, what, subject }: SetupChange, { changes }: SetupWords): string {
  const who = by ?? changes.commandLine
  const kindInWords = lookUp(changes.kinds, kind) ?? kind
  const about = subject === null ? kindInWords : kind === 'person' ? subject : `${kindInWords}: ${subject}`
  const say = lookUp(changes.acts, what) ?? changes.acts.changed
  return say(who, about)
}

function fieldInWords(field: string, words: SetupWords): string {
  const { authority, people, hours, changes } = words
  const [role = '', kind = ''] = field.split(' ')
  const roleInWords = lookUp(people.roles, role)
  const kindInWords = lookUp(authority.kinds, kind)
  if (roleInWords && kindInWords) return authority.may(roleInWords, kindInWords)
  return lookUp(changes.fields, field) ?? lookUp(hours.weekdays, field) ?? field
}

function valueInWords(value: string, { rights, authority, people }: SetupWords): string {
  if (value === 'true') return rights.yes
  if (value === 'false') return rights.no
  if (value === 'any') return authority.amounts.any
  return lookUp(people.roles, value) ?? value
}

function lookUp<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
