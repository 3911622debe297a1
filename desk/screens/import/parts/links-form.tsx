/** The links that stand beside every customer. */
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { DeepLink } from '../../../../contract/import.ts'
import { importWords } from '../../../../contract/words/import.ts'
import type { Failure } from '../../../api/ask.ts'
import { useWordsOf } from '../../../choices.tsx'
import { TextField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useLinksData } from '../data.ts'
import type { LinksData } from '../data.ts'

const VARIABLES = '{customerId}, {externalId}, {accountNumber}, {phone}, {email}'

export function LinksForm({ mayEdit }: { mayEdit: boolean }) {
  const words = useWordsOf(importWords)
  const { links, save } = useLinksData()
  if (!links) return null
  return (
    <section className="import-part">
      <p className="import-lead">{words.linksLead}</p>
      {mayEdit ? <Editor kept={links} save={save} /> : <Shown links={links} />}
    </section>
  )
}

function Shown({ links }: { links: readonly DeepLink[] }) {
  const words = useWordsOf(importWords)
  if (links.length === 0) return <p className="hint">{words.linksNone}</p>
  return (
    <ul>
      {links.map(({ label, urlTemplate }) => (
        <li key={label}>
          <strong>{label}</strong> <span className="soft break">{urlTemplate}</span>
        </li>
      ))}
    </ul>
  )
}

interface Row extends DeepLink {
  readonly key: string
}

function Editor({ kept, save }: { kept: readonly DeepLink[]; save: LinksData['save'] }) {
  const words = useWordsOf(importWords)
  const [rows, setRows] = useState<readonly Row[]>(() =>
    kept.map(link => ({ ...link, key: crypto.randomUUID() })),
  )
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const change = (next: readonly Row[]) => {
    setRows(next)
    setIsSaved(false)
  }
  const edit = (key: string, part: Partial<DeepLink>) =>
    change(rows.map(row => (row.key === key ? { ...row, ...part } : row)))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const tried = await save(rows.map(({ label, urlTemplate }) => ({ label, urlTemplate })))
    setFailure(tried.is === 'not' ? tried.failure : null)
    setIsSaved(tried.is === 'done')
  }
  return (
    <form className="import-form" onSubmit={event => void send(event)}>
      {rows.length === 0 && <p className="hint">{words.linksNone}</p>}
      {rows.map(row => (
        <div key={row.key} className="link-row">
          <TextField
            label={words.linkLabel}
            value={row.label}
            required
            maxLength={60}
            onChange={event => edit(row.key, { label: event.currentTarget.value })}
          />
          <TextField
            label={words.linkUrl}
            type="text"
            inputMode="url"
            value={row.urlTemplate}
            required
            maxLength={1000}
            placeholder="https://crm.example/customers/{externalId}"
            onChange={event => edit(row.key, { urlTemplate: event.currentTarget.value })}
          />
          <button
            type="button"
            className="button button-quiet"
            aria-label={words.linkRemove(row.label)}
            onClick={() => change(rows.filter(({ key }) => key !== row.key))}
          >
            <Icon sign="cross" />
          </button>
        </div>
      ))}
      <p className="hint">{words.linkVariables(VARIABLES)}</p>
      <Sentence failure={failure} />
      <div className="form-acts">
        <button type="submit" className="button button-main">
          {words.linksSave}
        </button>
        <button
          type="button"
          className="button button-plain"
          onClick={() => change([...rows, { key: crypto.randomUUID(), label: '', urlTemplate: '' }])}
        >
          {words.linkAdd}
        </button>
        {isSaved && (
          <span role="status" className="good">
            <Icon sign="check" size={13} /> {words.linksSaved}
          </span>
        )}
      </div>
    </form>
  )
}
