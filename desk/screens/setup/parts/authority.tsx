/** What each role may grant within one matter: not at all, up to an amount, or as much as it takes. */
import { useState } from 'react'
import type { Grant, SetupView } from '../../../../contract/setup.ts'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { TextField } from '../../../parts/field.tsx'
import { requests, useSaving } from '../data.ts'
import { useDraft } from './draft.ts'
import { type Cell, GrantCell, type Limits } from './authority-grant.tsx'
import { SaveBar } from './save-bar.tsx'

const ROLES = ['agent', 'lead', 'head'] as const
const KINDS = ['credit', 'waiver', 'goods', 'callback', 'visit', 'reconnect', 'plan-change'] as const

export function AuthoritySection({ view }: { view: SetupView }) {
  const words = useWordsOf(setupWords)
  const saving = useSaving()
  const { value, isDirty, change, reset } = useDraft(view.authority)
  const known = value.grants.find(grant => grant.currency !== null)?.currency ?? 'GBP'
  const [currency, setCurrency] = useState(known)
  /** What stands typed in the cells goes with what it was typed for. */
  const [round, setRound] = useState(0)
  const startOver = () => {
    reset()
    setRound(round + 1)
  }
  const save = async () => {
    if ((await saving.run(() => requests.authority(value))) !== null) startOver()
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
      <GrantTable key={round} grants={value.grants} currency={currency} onGrant={setGrant} />
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
      <SaveBar saving={saving} isDirty={isDirty} label={words.authority.saveAuthority} onReset={startOver} />
    </form>
  )
}

interface TableProps {
  readonly grants: readonly Grant[]
  readonly currency: string
  readonly onGrant: (cell: Cell, limits: Limits | null) => void
}

function GrantTable({ grants, currency, onGrant }: TableProps) {
  const words = useWordsOf(setupWords)
  return (
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
                    grant={grants.find(each => each.role === role && each.kind === kind)}
                    currency={currency}
                    onChange={limits => onGrant({ role, kind }, limits)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
