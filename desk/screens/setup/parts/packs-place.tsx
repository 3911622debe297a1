/** Where the house is, what it does, and what a promise that a person of it breaks is made good with. */
import type { PacksView, SetPacks } from '../../../../contract/packs.ts'
import { packsWords } from '../../../../contract/words/packs.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { AmountField } from '../../../parts/amount-field.tsx'
import { useAmounts } from '../../../parts/amounts.ts'
import { Field, TextField } from '../../../parts/field.tsx'
import { useSaving } from '../data.ts'
import { choosePacks } from '../packs-data.ts'
import { useDraft } from './draft.ts'
import { SaveBar } from './save-bar.tsx'

const SECTORS = ['telecom', 'energy', 'water', 'travel', 'other'] as const
const usualCurrencies: Readonly<Record<string, string>> = { GB: 'GBP', IN: 'INR', PK: 'PKR' }

export function PacksPlace({ view }: { readonly view: PacksView }) {
  const words = useWordsOf(packsWords)
  const { choices } = useChoices()
  const saving = useSaving()
  const { version, country, sector, broken } = view
  const amounts = useAmounts()
  const currency = broken?.currency ?? ''
  const amount = amounts.write(broken?.minor ?? null, currency)
  const { value, isDirty, change, reset } = useDraft<Draft>({ version, country, sector, amount, currency })
  const names = new Intl.DisplayNames(choices.language, { type: 'region' })
  const save = async () => {
    if (
      (await saving.run(() => choosePacks(asked(value, amounts.read(value.amount, value.currency))))) !== null
    )
      reset()
  }
  return (
    <form
      className="setup-part"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="hint">{words.lead}</p>
      <div className="setup-pair">
        <Field label={words.country}>
          {ids => (
            <select
              {...ids}
              className="input"
              value={value.country ?? ''}
              onChange={event => change({ country: event.currentTarget.value || null })}
            >
              <option value="">{words.noCountry}</option>
              {view.countries.map(code => (
                <option key={code} value={code}>
                  {names.of(code)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.sector}>
          {ids => (
            <select
              {...ids}
              className="input"
              value={value.sector}
              onChange={event =>
                change({ sector: SECTORS.find(one => one === event.currentTarget.value) ?? 'other' })
              }
            >
              {SECTORS.map(one => (
                <option key={one} value={one}>
                  {words.sectors[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <BrokenPromise value={value} onChange={change} />
      <SaveBar saving={saving} isDirty={isDirty} onReset={reset} />
    </form>
  )
}

interface Draft {
  readonly version: number
  readonly country: string | null
  readonly sector: PacksView['sector']
  readonly amount: string
  readonly currency: string
}

interface PartProps {
  readonly value: Draft
  readonly onChange: (part: Partial<Draft>) => void
}

function BrokenPromise({ value, onChange }: PartProps) {
  const words = useWordsOf(packsWords)
  return (
    <div className="setup-pair">
      <AmountField
        label={words.broken}
        hint={words.brokenHint}
        currency={value.currency}
        value={value.amount}
        onType={amount => onChange({ amount })}
        isAboveNothing
      />
      <TextField
        label={words.currency}
        pattern="[A-Za-z]{3}"
        maxLength={3}
        required={value.amount !== ''}
        placeholder={usualCurrencies[value.country ?? ''] ?? 'EUR'}
        value={value.currency}
        onChange={event => onChange({ currency: event.currentTarget.value.toUpperCase() })}
      />
    </div>
  )
}

function asked({ version, country, sector, currency }: Draft, minor: number | null): SetPacks {
  return { version, country, sector, broken: minor === null ? null : { minor, currency } }
}
