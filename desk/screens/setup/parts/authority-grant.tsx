/** What one role may grant of one kind: how much in one matter, at once, in a month. */
import { useState } from 'react'
import type { Grant } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { AmountInput } from '../../../parts/amount-field.tsx'
import { useAmounts } from '../../../parts/amounts.ts'

const WITH_AMOUNT: ReadonlySet<Grant['kind']> = new Set(['credit', 'waiver', 'goods'])
const CHOICES = ['no', 'upTo', 'any'] as const
const FIRST_LIMIT = '20'

export type Cell = Pick<Grant, 'role' | 'kind'>
export type Limits = Omit<Grant, 'role' | 'kind' | 'currency'>

const NO_LIMITS: Limits = { mostMinor: null, perActMinor: null, perMonthMinor: null, perMonthCount: null }

interface CellProps {
  readonly cell: Cell
  readonly grant: Grant | undefined
  readonly currency: string
  /** Null: not at all. */
  readonly onChange: (limits: Limits | null) => void
}

function limitsOf({ mostMinor, perActMinor, perMonthMinor, perMonthCount }: Limits): Limits {
  return { mostMinor, perActMinor, perMonthMinor, perMonthCount }
}

export function GrantCell({ cell: { role, kind }, grant, currency, onChange }: CellProps) {
  const words = useWordsOf(setupWords)
  const { read } = useAmounts()
  const [roleName, kindName] = [words.people.roles[role], words.authority.kinds[kind]]
  const hasAmount = WITH_AMOUNT.has(kind)
  const limits = grant ? limitsOf(grant) : NO_LIMITS
  const choice = !grant ? 'no' : grant.mostMinor === null ? 'any' : 'upTo'
  const choices = hasAmount ? CHOICES : CHOICES.filter(name => name !== 'upTo')
  const pick = (picked: string) => {
    if (picked === 'no') return onChange(null)
    onChange({
      ...limits,
      mostMinor: picked === 'any' ? null : (limits.mostMinor ?? read(FIRST_LIMIT, currency)),
    })
  }
  return (
    <span className="grant">
      <select
        className="input"
        aria-label={words.authority.may(roleName, kindName)}
        value={choice}
        onChange={event => pick(event.currentTarget.value)}
      >
        {choices.map(name => (
          <option key={name} value={name}>
            {name === 'any' && !hasAmount ? words.rights.yes : words.authority.amounts[name]}
          </option>
        ))}
      </select>
      {choice === 'upTo' && (
        <>
          <LimitOfMoney
            label={words.authority.most(roleName, kindName)}
            currency={currency}
            isRequired
            minor={limits.mostMinor}
            onChange={minor => onChange({ ...limits, mostMinor: minor })}
          />
          <span className="soft">{currency}</span>
        </>
      )}
      {grant && (
        <MoreLimits
          names={[roleName, kindName]}
          limits={limits}
          currency={hasAmount ? currency : null}
          onChange={onChange}
        />
      )}
    </span>
  )
}

interface MoreProps {
  readonly names: readonly [role: string, kind: string]
  readonly limits: Limits
  /** Null: it is no money. */
  readonly currency: string | null
  readonly onChange: (limits: Limits) => void
}

/** At once, in a month, and how many in a month: empty is as much as it takes. */
function MoreLimits({ names: [role, kind], limits, currency, onChange }: MoreProps) {
  const { authority } = useWordsOf(setupWords)
  const { perActMinor, perMonthMinor, perMonthCount } = limits
  const isAny = perActMinor !== null || perMonthMinor !== null || perMonthCount !== null
  return (
    <details className="grant-more" open={isAny}>
      <summary>{authority.more}</summary>
      {currency !== null && (
        <>
          <MoreMoney
            label={authority.perAct(role, kind)}
            short={authority.short.perAct}
            currency={currency}
            minor={perActMinor}
            onChange={minor => onChange({ ...limits, perActMinor: minor })}
          />
          <MoreMoney
            label={authority.perMonth(role, kind)}
            short={authority.short.perMonth}
            currency={currency}
            minor={perMonthMinor}
            onChange={minor => onChange({ ...limits, perMonthMinor: minor })}
          />
        </>
      )}
      <Limited
        label={authority.count(role, kind)}
        short={authority.short.count}
        value={perMonthCount}
        onChange={most => onChange({ ...limits, perMonthCount: most })}
      />
    </details>
  )
}

interface LimitedProps {
  readonly label: string
  readonly short: string
  readonly value: number | null
  readonly onChange: (most: number | null) => void
}

function Limited({ label, short, value, onChange }: LimitedProps) {
  return (
    <label className="grant-limit">
      <span aria-hidden="true">{short}</span>
      <input
        className="input grant-amount"
        type="number"
        min={1}
        step={1}
        aria-label={label}
        value={value ?? ''}
        onChange={event => {
          const typed = event.currentTarget.valueAsNumber
          onChange(Number.isNaN(typed) ? null : Math.max(1, Math.round(typed)))
        }}
      />
    </label>
  )
}

interface MoneyProps {
  readonly label: string
  readonly currency: string
  readonly minor: number | null
  readonly isRequired?: boolean
  /** Null for none. What cannot be read says so, and cannot be saved. */
  readonly onChange: (minor: number | null) => void
}

function MoreMoney({ short, ...limit }: MoneyProps & { readonly short: string }) {
  return (
    <label className="grant-limit">
      <span aria-hidden="true">{short}</span>
      <LimitOfMoney {...limit} />
    </label>
  )
}

/** What is typed stands until the limit becomes another one from outside: taken back, or saved by somebody else. */
function LimitOfMoney({ label, currency, minor, isRequired = false, onChange }: MoneyProps) {
  const { read, write } = useAmounts()
  const [typed, setTyped] = useState<{ readonly text: string; readonly minor: number | null } | null>(null)
  return (
    <AmountInput
      className="input grant-amount"
      aria-label={label}
      currency={currency}
      required={isRequired}
      isAboveNothing
      value={typed?.minor === minor ? typed.text : write(minor, currency)}
      onType={text => {
        const next = read(text, currency) ?? (isRequired ? 0 : null)
        setTyped({ text, minor: next })
        onChange(next)
      }}
    />
  )
}
