/** To whom, and what they need to know. Whoever is here stands first; who is away can still be asked. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import type { AgentView, CaseView } from '../../../../contract/desk.ts'
import type { LackedName } from '../../../../contract/stopped.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { ActForm } from './act-form.tsx'
import { Lacked } from './lacked.tsx'

const ORDER: Readonly<Record<AgentView['presence'], number>> = { here: 0, away: 1, offline: 2 }

export function HandoverForm({ view, team }: { view: CaseView; team: readonly AgentView[] }) {
  const { words, me } = useWorld()
  const [to, setTo] = useState<string | null>(null)
  const [lacked, setLacked] = useState<LackedName | null>(null)
  const [isMissing, setIsMissing] = useState(false)
  const others = team
    .filter(agent => agent.id !== me.agent.id)
    .toSorted((a, b) => ORDER[a.presence] - ORDER[b.presence] || a.name.localeCompare(b.name))
  return (
    <ActForm
      caseId={view.summary.id}
      act="propose-handover"
      lead={words.acts.handoverLead}
      label={words.acts.handoverSummary}
      hint={words.acts.handoverSummaryHint}
      submit={words.acts.handoverSubmit}
      below={<Lacked value={lacked} onChoose={setLacked} />}
      toAct={summary => {
        setIsMissing(to === null)
        return to === null
          ? null
          : { act: 'propose-handover', to, summary, ...(lacked === null ? {} : { lacked }) }
      }}
    >
      <Select
        label={words.acts.handoverTo}
        data={others.map(agent => ({
          value: agent.id,
          label: `${agent.name} · ${[words.presence[agent.presence], agent.team].filter(Boolean).join(' · ')}`,
        }))}
        value={to}
        onChange={setTo}
        searchable
        autoFocus
        nothingFoundMessage={words.acts.handoverNone}
        comboboxProps={{ transitionProps: { duration: 0 }, withinPortal: false }}
      />
      {isMissing && to === null && <Sentence text={words.acts.chooseFirst} />}
    </ActForm>
  )
}
