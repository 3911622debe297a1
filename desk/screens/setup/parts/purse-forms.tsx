/** Filling a purse: all that is in it, or more of it. Each with the reason. */
import { useState } from 'react'
import { isOneOf, kindsInPurse } from '../../../../contract/catalogue-names.ts'
import type { PursesView, PurseView, SetPurse } from '../../../../contract/purses.ts'
import { moneyWords } from '../../../../contract/words/money.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { AmountField } from '../../../parts/amount-field.tsx'
import { type Amounts, useAmounts } from '../../../parts/amounts.ts'
import { ChoiceField, TextField } from '../../../parts/field.tsx'
import { useSaving } from '../data.ts'
import { moneyRequests } from '../money-data.ts'
import { useDraft } from './draft.ts'
import { SaveBar } from './save-bar.tsx'

type Changed = { readonly currentTarget: { readonly value: string } }

export function TopUpForm({ purse, name }: { purse: PurseView; name: string }) {
  const words = useWordsOf(moneyWords).purses
  const saving = useSaving()
  const amounts = useAmounts()
  const { value, isDirty, change, reset } = useDraft({
    entryId: '',
    amount: '',
    currency: purse.currency ?? 'GBP',
    why: '',
  })
  // One id for what is typed: pressed twice, it is one.
  const typed = (part: Partial<typeof value>) =>
    change({ ...part, entryId: value.entryId === '' ? crypto.randomUUID() : value.entryId })
  const save = async () => {
    const { amount, currency, ...entry } = value
    const asked = {
      ...entry,
      amountMinor: amounts.read(amount, currency) ?? 0,
      currency: currency.toUpperCase(),
    }
    if ((await saving.run(() => moneyRequests.topUp(purse.holder, asked))) !== null) reset()
  }
  return (
    <details>
      <summary>
        {words.topUp}
        <span className="hidden"> {name}</span>
      </summary>
      <form
        className="offer-form"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="offer-row">
          <AmountField
            label={words.amount}
            currency={value.currency}
            required
            value={value.amount}
            onType={amount => typed({ amount })}
          />
          <TextField
            label={words.currency}
            maxLength={3}
            required
            value={value.currency}
            onChange={(event: Changed) => typed({ currency: event.currentTarget.value })}
          />
          <TextField
            label={words.why}
            hint={words.whyHint}
            required
            maxLength={500}
            value={value.why}
            onChange={(event: Changed) => typed({ why: event.currentTarget.value })}
          />
        </div>
        <SaveBar saving={saving} isDirty={isDirty} label={words.topUp} onReset={reset} />
      </form>
    </details>
  )
}

interface FormProps {
  /** Null: for a holder that has none yet. */
  readonly purse: PurseView | null
  readonly view: PursesView
  readonly onDone?: () => void
}

const fixedHolders = ['house', 'role:agent', 'role:lead', 'role:head'] as const

export function PurseForm({ purse, view, onDone }: FormProps) {
  const { purses: words } = useWordsOf(moneyWords)
  const saving = useSaving()
  const amounts = useAmounts()
  const [holder, setHolder] = useState<string>(purse?.holder ?? 'house')
  const { value, isDirty, change, reset } = useDraft(typedOf(purse, view.currency, amounts))
  const save = async () => {
    const before = purse ?? view.purses.find(each => each.holder === holder) ?? null
    const asked = askedOf(value, before, amounts)
    if ((await saving.run(() => moneyRequests.purse(holder, asked))) === null) return
    reset()
    onDone?.()
  }
  const text = (field: 'currency' | 'fromOn' | 'untilOn' | 'why', label: string) => ({
    label,
    value: value[field],
    onChange: (event: Changed) => change({ [field]: event.currentTarget.value }),
  })
  return (
    <form
      className="offer-form"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      {purse === null && (
        <ChoiceField
          label={words.of}
          value={holder}
          choices={[
            ...fixedHolders.map(each => [each, words.holders[each]] as const),
            ...view.people.map(({ id, name }) => [`agent:${id}`, name] as const),
          ]}
          onChoose={setHolder}
        />
      )}
      <p className="hint">{words.close}</p>
      <div className="offer-row">
        <AmountField
          label={words.amount}
          currency={value.currency}
          value={value.amount}
          onType={amount => change({ amount })}
        />
        <TextField {...text('currency', words.currency)} maxLength={3} />
        <TextField {...text('fromOn', words.from)} type="date" />
        <TextField {...text('untilOn', words.until)} type="date" />
      </div>
      <InKind counts={value.counts} onChange={counts => change({ counts })} />
      <TextField {...text('why', words.why)} hint={words.whyHint} required maxLength={500} />
      <SaveBar saving={saving} isDirty={isDirty} label={words.save} onReset={reset} onLeave={onDone} />
    </form>
  )
}

type Counts = Readonly<Record<string, string>>

function InKind({ counts, onChange }: { counts: Counts; onChange: (counts: Counts) => void }) {
  const { authority } = useWordsOf(setupWords)
  return (
    <div className="offer-row">
      {kindsInPurse.map(kind => (
        <TextField
          key={kind}
          label={authority.kinds[kind]}
          inputMode="numeric"
          pattern="\d{0,5}"
          value={counts[kind] ?? ''}
          onChange={(event: Changed) => onChange({ ...counts, [kind]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}

function typedOf(purse: PurseView | null, usual: string, { write }: Amounts) {
  const currency = purse?.currency ?? usual
  const counts: Counts = Object.fromEntries(
    (purse?.kinds ?? []).map(({ kind, mostCount }) => [kind, String(mostCount)]),
  )
  return {
    amount: write(purse?.mostMinor ?? null, currency),
    currency,
    fromOn: purse?.fromOn ?? '',
    untilOn: purse?.untilOn ?? '',
    why: '',
    counts,
  }
}

function askedOf(typed: ReturnType<typeof typedOf>, purse: PurseView | null, { read }: Amounts): SetPurse {
  const isOfMoney = typed.amount.trim() !== ''
  return {
    version: purse?.version ?? 0,
    entryId: crypto.randomUUID(),
    amountMinor: isOfMoney ? (read(typed.amount, typed.currency) ?? 0) : null,
    currency: isOfMoney ? typed.currency.toUpperCase() : null,
    fromOn: typed.fromOn === '' ? null : typed.fromOn,
    untilOn: typed.untilOn === '' ? null : typed.untilOn,
    kinds: Object.entries(typed.counts).flatMap(([kind, count]) =>
      isOneOf(kindsInPurse, kind) && Number(count) > 0 ? [{ kind, mostCount: Number(count) }] : [],
    ),
    why: typed.why,
  }
}
