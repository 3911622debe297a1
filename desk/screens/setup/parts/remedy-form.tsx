/** One thing that can be given, as it is typed. */
import type { EntryView, RepairsName, SetEntry, TroubleName } from '../../../../contract/catalogue.ts'
import type { RemedyKindName } from '../../../../contract/remedies.ts'
import {
  amountByNames,
  isOneOf,
  remedyKindNames,
  troubleNames,
} from '../../../../contract/catalogue-names.ts'
import { moneyWords } from '../../../../contract/words/money.ts'
import { useWords, useWordsOf } from '../../../choices.tsx'
import { AmountField } from '../../../parts/amount-field.tsx'
import { type Amounts, useAmounts } from '../../../parts/amounts.ts'
import { ChoiceField, TextField } from '../../../parts/field.tsx'
import { useSaving } from '../data.ts'
import { moneyRequests } from '../money-data.ts'
import { useDraft } from './draft.ts'
import { OneLanguage, useOneLanguage } from './one-language.tsx'
import { SaveBar } from './save-bar.tsx'
import { type Texts, TwoTexts } from './two-texts.tsx'

interface Typed extends Texts {
  readonly kind: RemedyKindName
  readonly effects: Readonly<Partial<Record<TroubleName, RepairsName>>>
  readonly amountBy: SetEntry['amountBy']
  readonly amount: string
  readonly cost: string
  readonly currency: string
  readonly days: string
  readonly plan: string
  readonly monthly: string
}

interface Props {
  readonly id: string
  readonly entry: EntryView | null
  readonly onDone?: () => void
}

const moneyKinds: ReadonlySet<RemedyKindName> = new Set(['credit', 'waiver'])

export function RemedyForm({ id, entry, onDone }: Props) {
  const words = useWordsOf(moneyWords).catalogue
  const saving = useSaving()
  const amounts = useAmounts()
  const { value, isDirty, change, reset } = useDraft(typedOf(entry, amounts))
  const save = async () => {
    const asked = askedOf(value, entry?.changeVersion ?? 0, amounts)
    if ((await saving.run(() => moneyRequests.entry(id, asked))) === null) return
    reset()
    onDone?.()
  }
  const asking = useOneLanguage(entry && typedOf(entry, amounts), value, () => void save())
  return (
    <form
      className="offer-form"
      onSubmit={event => {
        event.preventDefault()
        asking.submit()
      }}
    >
      <KindAndMoney value={value} change={change} isNew={entry === null} />
      <Repairs value={value} change={change} />
      <TwoTexts words={words} value={value} change={change} />
      <OneLanguage asking={asking} />
      <SaveBar saving={saving} isDirty={isDirty} label={words.save} onReset={reset} onLeave={onDone} />
    </form>
  )
}

interface PartProps {
  readonly value: Typed
  readonly change: (part: Partial<Typed>) => void
}

function KindAndMoney({ value, change, isNew }: PartProps & { readonly isNew: boolean }) {
  const words = useWordsOf(moneyWords).catalogue
  const text = (field: 'currency' | 'days' | 'plan', label: string) => ({
    label,
    value: value[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  })
  const amount = (field: 'amount' | 'cost' | 'monthly', label: string) => ({
    label,
    currency: value.currency,
    value: value[field],
    onType: (typed: string) => change({ [field]: typed }),
  })
  const isMoney = moneyKinds.has(value.kind)
  return (
    <div className="offer-row">
      <ChoiceField
        label={words.kind}
        disabled={!isNew}
        value={value.kind}
        choices={remedyKindNames.map(kind => [kind, words.kinds[kind]])}
        onChoose={kind => {
          if (isOneOf(remedyKindNames, kind))
            change({ kind, amountBy: moneyKinds.has(kind) ? 'fixed' : 'none' })
        }}
      />
      {isMoney && (
        <ChoiceField
          label={words.amountBy}
          value={value.amountBy}
          choices={amountByNames.filter(by => by !== 'none').map(by => [by, words.amounts[by]])}
          onChoose={by => {
            if (isOneOf(amountByNames, by)) change({ amountBy: by })
          }}
        />
      )}
      {isMoney && value.amountBy === 'fixed' && <AmountField {...amount('amount', words.amount)} required />}
      {!isMoney && <AmountField {...amount('cost', words.cost)} />}
      {value.kind === 'plan-change' && (
        <>
          <TextField {...text('plan', words.plan)} required maxLength={120} />
          <AmountField {...amount('monthly', words.planMonthly)} required />
        </>
      )}
      <TextField {...text('currency', words.currency)} maxLength={3} />
      <TextField {...text('days', words.days)} inputMode="numeric" pattern="\d{1,3}" required />
    </div>
  )
}

function Repairs({ value, change }: PartProps) {
  const words = useWordsOf(moneyWords).catalogue
  const { remedies } = useWords()
  const set = (trouble: TroubleName, picked: string) => {
    const { [trouble]: _, ...others } = value.effects
    change({ effects: picked === 'full' || picked === 'part' ? { ...others, [trouble]: picked } : others })
  }
  return (
    <fieldset>
      <legend>{words.repairs}</legend>
      <div className="offer-row">
        {troubleNames.map(trouble => (
          <ChoiceField
            key={trouble}
            label={remedies.troubles[trouble]}
            value={value.effects[trouble] ?? 'no'}
            choices={(['no', 'part', 'full'] as const).map(how => [how, words.wholly[how]])}
            onChoose={picked => set(trouble, picked)}
          />
        ))}
      </div>
    </fieldset>
  )
}

function typedOf(entry: EntryView | null, { write }: Amounts): Typed {
  const currency = entry?.currency ?? (entry === null ? 'GBP' : '')
  return {
    kind: entry?.kind ?? 'credit',
    nameEn: entry?.en.name ?? '',
    termsEn: entry?.en.terms ?? '',
    nameEs: entry?.es.name ?? '',
    termsEs: entry?.es.terms ?? '',
    effects: Object.fromEntries((entry?.effects ?? []).map(({ trouble, repairs }) => [trouble, repairs])),
    amountBy: entry?.amountBy ?? 'fixed',
    amount: write(entry?.amountMinor ?? null, currency),
    cost: entry === null || entry.costMinor === 0 ? '' : write(entry.costMinor, currency),
    currency,
    days: String(entry?.days ?? 1),
    plan: entry?.plan?.name ?? '',
    monthly: write(entry?.plan?.monthlyMinor ?? null, currency),
  }
}

function askedOf(typed: Typed, version: number, { read }: Amounts): SetEntry {
  const minor = (amount: string) => read(amount, typed.currency)
  const isMoney = moneyKinds.has(typed.kind)
  const effects = troubleNames.flatMap(trouble => {
    const repairs = typed.effects[trouble]
    return repairs === undefined ? [] : [{ trouble, repairs }]
  })
  return {
    version,
    kind: typed.kind,
    en: { name: typed.nameEn, terms: typed.termsEn },
    es: { name: typed.nameEs, terms: typed.termsEs },
    effects,
    amountBy: isMoney ? typed.amountBy : 'none',
    amountMinor: isMoney && typed.amountBy === 'fixed' ? (minor(typed.amount) ?? 0) : null,
    costMinor: isMoney || typed.cost.trim() === '' ? 0 : (minor(typed.cost) ?? -1),
    currency: typed.currency.trim() === '' ? null : typed.currency.trim().toUpperCase(),
    days: Number(typed.days),
    plan:
      typed.kind === 'plan-change' ? { name: typed.plan, monthlyMinor: minor(typed.monthly) ?? -1 } : null,
  }
}
