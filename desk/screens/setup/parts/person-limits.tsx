/** What one person may give, in the place of what their role may: by kind, for one act, one case, one month. */
import { useState } from 'react'
import { grantKinds } from '../../../../contract/catalogue-names.ts'
import type { GrantKindName, PersonLimit, PursesView } from '../../../../contract/purses.ts'
import { moneyWords } from '../../../../contract/words/money.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { AmountField } from '../../../parts/amount-field.tsx'
import { type Amounts, useAmounts } from '../../../parts/amounts.ts'
import { Field, TextField } from '../../../parts/field.tsx'
import { useSaving } from '../data.ts'
import { moneyRequests } from '../money-data.ts'
import { useDraft } from './draft.ts'
import { SaveBar } from './save-bar.tsx'

type People = PursesView['people']

export function PersonLimits({ people, currency }: { people: People; currency: string }) {
  const words = useWordsOf(moneyWords).purses
  const { people: said } = useWordsOf(setupWords)
  const [id, setId] = useState(people.find(({ limits }) => limits.length > 0)?.id ?? people[0]?.id ?? '')
  const person = people.find(each => each.id === id)
  return (
    <section className="setup-part" aria-label={words.people}>
      <h3>{words.people}</h3>
      <p className="hint">{words.peopleIntro}</p>
      <Field label={words.people}>
        {ids => (
          <select {...ids} className="input" value={id} onChange={event => setId(event.currentTarget.value)}>
            {people.map(each => (
              <option key={each.id} value={each.id}>
                {each.name} · {said.roles[each.role]}
                {each.limits.length > 0 ? ` · ${words.own}` : ''}
              </option>
            ))}
          </select>
        )}
      </Field>
      {person && <LimitsForm key={`${person.id} ${person.version}`} person={person} currency={currency} />}
    </section>
  )
}

type How = 'role' | 'nothing' | 'own'
interface Row {
  readonly how: How
  readonly perAct: string
  readonly perCase: string
  readonly perMonth: string
  readonly count: string
}
type Rows = Readonly<Record<GrantKindName, Row>>

const withAmount: ReadonlySet<GrantKindName> = new Set(['credit', 'waiver', 'goods'])

function LimitsForm({ person, currency }: { person: People[number]; currency: string }) {
  const words = useWordsOf(moneyWords).purses
  const { authority } = useWordsOf(setupWords)
  const saving = useSaving()
  const amounts = useAmounts()
  const { value, isDirty, change, reset } = useDraft(rowsOf(person.limits, currency, amounts))
  const save = async () => {
    const money = { currency, read: (typed: string) => amounts.read(typed, currency) }
    const limits = grantKinds.flatMap(kind => limitOf(kind, value[kind], money))
    if (
      (await saving.run(() => moneyRequests.limits(person.id, { version: person.version, limits }))) !== null
    )
      reset()
  }
  return (
    <form
      className="offer-form"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      {grantKinds.map(kind => (
        <fieldset key={kind}>
          <legend>{authority.kinds[kind]}</legend>
          <LimitRow
            kind={kind}
            currency={currency}
            row={value[kind]}
            onChange={row => change({ [kind]: row })}
          />
        </fieldset>
      ))}
      <p className="hint">
        {words.currency}: {currency}
      </p>
      <SaveBar saving={saving} isDirty={isDirty} label={words.saveLimits} onReset={reset} />
    </form>
  )
}

interface RowProps {
  readonly kind: GrantKindName
  readonly currency: string
  readonly row: Row
  readonly onChange: (row: Row) => void
}

function LimitRow({ kind, currency, row, onChange }: RowProps) {
  const words = useWordsOf(moneyWords).purses
  const { authority } = useWordsOf(setupWords)
  const amount = (name: 'perAct' | 'perCase' | 'perMonth', label: string) => ({
    label,
    currency,
    value: row[name],
    isAboveNothing: true,
    onType: (typed: string) => onChange({ ...row, [name]: typed }),
  })
  const pick = (how: string) => onChange({ ...row, how: how === 'own' || how === 'nothing' ? how : 'role' })
  return (
    <div className="offer-row">
      <select
        className="input"
        aria-label={authority.kinds[kind]}
        value={row.how}
        onChange={event => pick(event.currentTarget.value)}
      >
        <option value="role">{words.asRole}</option>
        <option value="nothing">{words.nothing}</option>
        <option value="own">{words.own}</option>
      </select>
      {row.how === 'own' && withAmount.has(kind) && (
        <>
          <AmountField {...amount('perAct', words.perAct)} />
          <AmountField {...amount('perCase', words.perCase)} />
          <AmountField {...amount('perMonth', words.perMonth)} />
        </>
      )}
      {row.how === 'own' && (
        <TextField
          label={words.perMonthCount}
          inputMode="numeric"
          value={row.count}
          onChange={event => onChange({ ...row, count: event.currentTarget.value })}
        />
      )}
    </div>
  )
}

function rowsOf(limits: readonly PersonLimit[], currency: string, { write }: Amounts): Rows {
  const rows = grantKinds.map(kind => {
    const limit = limits.find(each => each.kind === kind)
    const row: Row = {
      how: limit === undefined ? 'role' : limit.isGranted ? 'own' : 'nothing',
      perAct: write(limit?.perActMinor ?? null, currency),
      perCase: write(limit?.perCaseMinor ?? null, currency),
      perMonth: write(limit?.perMonthMinor ?? null, currency),
      count: limit?.perMonthCount == null ? '' : String(limit.perMonthCount),
    }
    return [kind, row] as const
  })
  return Object.fromEntries(rows) as Rows // one for each kind
}

interface Money {
  readonly currency: string
  readonly read: (typed: string) => number | null
}

/** What cannot be read as an amount is sent as nothing, and refused with a sentence. */
function limitOf(kind: GrantKindName, row: Row, { currency, read }: Money): readonly PersonLimit[] {
  if (row.how === 'role') return []
  const isOwn = row.how === 'own'
  const money = (typed: string) =>
    isOwn && withAmount.has(kind) && typed.trim() !== '' ? (read(typed) ?? 0) : null
  const [perActMinor, perCaseMinor, perMonthMinor] = [
    money(row.perAct),
    money(row.perCase),
    money(row.perMonth),
  ]
  const isOfMoney = perActMinor !== null || perCaseMinor !== null || perMonthMinor !== null
  const perMonthCount = isOwn && row.count.trim() !== '' ? Number(row.count) || 0 : null
  return [
    {
      kind,
      isGranted: isOwn,
      perActMinor,
      perCaseMinor,
      perMonthMinor,
      perMonthCount,
      currency: isOfMoney ? currency : null,
    },
  ]
}
