/** What each role may grant within one matter: not at all, up to an amount, or as much as it takes. */
import { useState } from 'react'
import type { Grant, SetupView } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { TextField } from '../../../parts/field.tsx'
import { requests, useSaving } from '../data.ts'
import { useDraft } from './draft.ts'
import { SaveBar } from './save-bar.tsx'

const ROLES = ['agent', 'lead', 'head'] as const
const KINDS = ['credit', 'waiver', 'goods', 'callback', 'visit', 'reconnect', 'plan-change'] as const
const WITH_AMOUNT: ReadonlySet<Grant['kind']> = new Set(['credit', 'waiver', 'goods'])
const CHOICES = ['no', 'upTo', 'any'] as const
const MINOR = 100

export function AuthoritySection({ view }: { view: SetupView }) {
  const words = useWordsOf(setupWords)
  const saving = useSaving()
  const { value, isDirty, change, reset } = useDraft(view.authority)
  const known = value.grants.find(grant => grant.currency !== null)?.currency ?? 'GBP'
  const [currency, setCurrency] = useState(known)
  const save = async () => {
    if ((await saving.run(() => requests.authority(value))) !== null) reset()
  }
  /** Null: may not be granted. */
  const setGrant = (cell: Cell, limits: Limits | null) => {
    const others = value.grants.filter(({ role, kind }) => role !== cell.role || kind !== cell.kind)
    if (limits === null) return change({ grants: others })
    const { mostMinor, perActMinor, perMonthMinor } = limits
    const hasAmount = mostMinor !== null || perActMinor !== null || perMonthMinor !== null
    change({ grants: [...others, { ...cell, ...limits, currency: hasAmount ? currency : null }] })
  }
  return (
    <form
      className="setup-form"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="hint">{words.authority.lead}</p>
      <div className="wide-table" role="region" aria-label={words.sections.authority} tabIndex={0}>
        <table className="authority-table">
          <thead>
            <tr>
              <th scope="col">{words.authority.kind}</th>
              {ROLES.map(role => (
                <th key={role} scope="col">
                  {words.people.roles[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {KINDS.map(kind => (
              <tr key={kind}>
                <th scope="row">{words.authority.kinds[kind]}</th>
                {ROLES.map(role => (
                  <td key={role}>
                    <GrantCell
                      cell={{ role, kind }}
                      grant={value.grants.find(each => each.role === role && each.kind === kind)}
                      currency={currency}
                      onChange={limits => setGrant({ role, kind }, limits)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="setup-short">
        <TextField
          label={words.authority.currency}
          value={currency}
          maxLength={3}
          onChange={event => {
            const code = event.currentTarget.value.toUpperCase()
            setCurrency(code)
            change({
              grants: value.grants.map(grant =>
                grant.currency === null ? grant : { ...grant, currency: code },
              ),
            })
          }}
        />
      </div>
      <SaveBar saving={saving} isDirty={isDirty} label={words.authority.saveAuthority} onReset={reset} />
    </form>
  )
}

type Cell = Pick<Grant, 'role' | 'kind'>
type Limits = Omit<Grant, 'role' | 'kind' | 'currency'>

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

function GrantCell({ cell: { role, kind }, grant, currency, onChange }: CellProps) {
  const words = useWordsOf(setupWords)
  const [roleName, kindName] = [words.people.roles[role], words.authority.kinds[kind]]
  const hasAmount = WITH_AMOUNT.has(kind)
  const limits = grant ? limitsOf(grant) : NO_LIMITS
  const choice = !grant ? 'no' : grant.mostMinor === null ? 'any' : 'upTo'
  const choices = hasAmount ? CHOICES : CHOICES.filter(name => name !== 'upTo')
  const pick = (picked: string) => {
    if (picked === 'no') return onChange(null)
    onChange({ ...limits, mostMinor: picked === 'any' ? null : (limits.mostMinor ?? 20 * MINOR) })
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
          <input
            className="input grant-amount"
            type="number"
            min={1}
            step={1}
            aria-label={words.authority.most(roleName, kindName)}
            value={(limits.mostMinor ?? 0) / MINOR}
            onChange={event =>
              onChange({
                ...limits,
                mostMinor: Math.max(1, Math.round(event.currentTarget.valueAsNumber * MINOR) || 1),
              })
            }
          />
          <span className="soft">{currency}</span>
        </>
      )}
      {grant && (
        <MoreLimits names={[roleName, kindName]} limits={limits} hasAmount={hasAmount} onChange={onChange} />
      )}
    </span>
  )
}

interface MoreProps {
  readonly names: readonly [role: string, kind: string]
  readonly limits: Limits
  readonly hasAmount: boolean
  readonly onChange: (limits: Limits) => void
}

/** At once, in a month, and how many in a month: empty is as much as it takes. */
function MoreLimits({ names: [role, kind], limits, hasAmount, onChange }: MoreProps) {
  const { authority } = useWordsOf(setupWords)
  const { perActMinor, perMonthMinor, perMonthCount } = limits
  const isAny = perActMinor !== null || perMonthMinor !== null || perMonthCount !== null
  return (
    <details className="grant-more" open={isAny}>
      <summary>{authority.more}</summary>
      {hasAmount && (
        <>
          <Limited
            label={authority.perAct(role, kind)}
            short={authority.short.perAct}
            value={perActMinor === null ? null : perActMinor / MINOR}
            onChange={most => onChange({ ...limits, perActMinor: most === null ? null : most * MINOR })}
          />
          <Limited
            label={authority.perMonth(role, kind)}
            short={authority.short.perMonth}
            value={perMonthMinor === null ? null : perMonthMinor / MINOR}
            onChange={most => onChange({ ...limits, perMonthMinor: most === null ? null : most * MINOR })}
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
