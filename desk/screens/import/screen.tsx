/** Customers in and out: files of other systems brought in, all customers taken out, links that lead out. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { UploadedImport } from '../../../contract/import.ts'
import { importWords } from '../../../contract/words/import.ts'
import { useWordsOf } from '../../choices.tsx'
import { useWorld } from '../../commands/world.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { useImportData } from './data.ts'
import type { ImportData } from './data.ts'
import { ChooseFile } from './parts/choose-file.tsx'
import { LinksForm } from './parts/links-form.tsx'
import { Out } from './parts/out.tsx'
import { Prepare } from './parts/prepare.tsx'
import { Runs } from './parts/runs.tsx'

const TABS = ['in', 'out', 'links'] as const

export function ImportScreen() {
  const words = useWordsOf(importWords)
  const { me } = useWorld()
  const navigate = useNavigate()
  const { tab = 'in' } = useSearch({ from: '/desk/import' })
  const data = useImportData(me.agent.isAdmin)
  return (
    <Page title={words.title}>
      <nav className="tabs" aria-label={words.title}>
        {TABS.map(name => (
          <button
            key={name}
            type="button"
            className="button button-chip"
            aria-pressed={tab === name}
            onClick={() => void navigate({ to: '/import', search: name === 'in' ? {} : { tab: name } })}
          >
            {words.tabs[name]}
          </button>
        ))}
      </nav>
      {tab === 'in' && (me.agent.isAdmin ? <In data={data} /> : <p className="hint">{words.notYours}</p>)}
      {tab === 'out' && <Out mayTry={me.agent.isAdmin || me.agent.role === 'head'} />}
      {tab === 'links' && <LinksForm mayEdit={me.agent.isAdmin} />}
    </Page>
  )
}

function In({ data }: { data: ImportData }) {
  const words = useWordsOf(importWords)
  const [uploaded, setUploaded] = useState<UploadedImport | null>(null)
  return (
    <div className="import">
      <p className="import-lead">{words.lead}</p>
      {uploaded ? (
        <Prepare key={uploaded.run.id} uploaded={uploaded} data={data} onDone={() => setUploaded(null)} />
      ) : (
        <ChooseFile upload={data.upload} onUploaded={setUploaded} />
      )}
      {data.failure && <Sentence failure={data.failure} />}
      <Runs runs={data.runs.filter(({ id }) => id !== uploaded?.run.id)} stop={data.stop} />
    </div>
  )
}
