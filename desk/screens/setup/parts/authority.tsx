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
const KINDS = ['credit', 'waiver', 'goods', 'callback', 'visit'] as const
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
  const setGrant = (cell: Pick<Grant, 'role' | 'kind'>, mostMinor: number | null | undefined) => {
    const others = value.grants.filter(({ role, kind }) => role !== cell.role || kind !== cell.kind)
    const amount = mostMinor ?? null
    const granted = { ...cell, mostMinor: amount, currency: amount === null ? null : currency }
    change({ grants: mostMinor === undefined ? others : [...others, granted] })
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
                      onChange={most => setGrant({ role, kind }, most)}
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

interface CellProps {
  readonly cell: Pick<Grant, 'role' | 'kind'>
  readonly grant: Grant | undefined
  readonly currency: string
  /** Undefined: not at all. Null: as much as it takes. */
  readonly onChange: (mostMinor: number | null | undefined) => void
}

function GrantCell({ cell: { role, kind }, grant, currency, onChange }: CellProps) {
  const words = useWordsOf(setupWords)
  const [roleName, kindName] = [words.people.roles[role], words.authority.kinds[kind]]
  const hasAmount = kind !== 'callback' && kind !== 'visit'
  const choice = !grant ? 'no' : grant.mostMinor === null ? 'any' : 'upTo'
  const choices = hasAmount ? CHOICES : CHOICES.filter(name => name !== 'upTo')
  return (
    <span className="grant">
      <select
        className="input"
        aria-label={words.authority.may(roleName, kindName)}
        value={choice}
        onChange={event => {
          const picked = event.currentTarget.value
          onChange(picked === 'no' ? undefined : picked === 'any' ? null : (grant?.mostMinor ?? 20 * MINOR))
        }}
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
            value={(grant?.mostMinor ?? 0) / MINOR}
            onChange={event =>
              onChange(Math.max(1, Math.round(event.currentTarget.valueAsNumber * MINOR) || 1))
            }
          />
          <span className="soft">{currency}</span>
        </>
      )}
    </span>
  )
}
