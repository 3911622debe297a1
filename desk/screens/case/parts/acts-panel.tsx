/** What I can do now, as a short list; the one that is being done shows its form in place. */
import { useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Act, AgentView, CaseView } from '../../../../contract/desk.ts'
import { endContact, handOver, proposeSolved, reportSolved, sayNo } from '../../../commands/case.ts'
import type { Command, FormName } from '../../../commands/command.ts'
import { merge, snooze, split, take } from '../../../commands/work.ts'
import { useWorld } from '../../../commands/world.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { Said } from '../../../parts/said.tsx'
import type { CaseData } from '../data.ts'
import { ActForm } from './act-form.tsx'
import { bringIntoSight } from './into-sight.ts'
import { HandoverForm } from './handover-form.tsx'
import { MergeForm, SplitForm } from './join-forms.tsx'
import { KindSwitch } from './kind-switch.tsx'
import { RefuseForm } from './refuse-form.tsx'
import { SnoozeForm } from './snooze-form.tsx'
import { Tags } from './tags.tsx'
import { TakeEarly } from './take-early.tsx'

interface Doable {
  readonly form: FormName
  readonly command: Command
  readonly acts: readonly Act['act'][]
  readonly shown: ReactNode
  /** Shown only while it can be done: most cases never need it. */
  readonly isRare?: boolean
}

export function ActsPanel({ view, data }: { view: CaseView; data: CaseData }) {
  const world = useWorld()
  const { words } = world
  const { do: form } = useSearch({ strict: false })
  const caseId = view.summary.id
  const doables = [...useDoables(view, data.team), ...useSorting(view)].filter(
    ({ form: name, command, isRare }) => name === form || !isRare || command.enabled(world),
  )
  return (
    <section className="rail-part" aria-labelledby="can-title">
      <h2 id="can-title">{words.now.can}</h2>
      <KindSwitch view={view} />
      <Tags view={view} data={data} />
      {take.enabled(world) && <CommandButton command={take} look="row" hint={words.work.take.hint} />}
      <TakeEarly view={view} />
      <Said caseId={caseId} acts={['take']} offersToGoOn />
      <ul className="doables">
        {doables.map(doable => (
          <li
            key={doable.form}
            data-open={form === doable.form}
            ref={form === doable.form ? bringIntoSight : null}
          >
            {form === doable.form ? (
              <>
                <h3>{doable.command.label(words)}</h3>
                {doable.shown}
              </>
            ) : (
              <CommandButton command={doable.command} look="row" />
            )}
            <Said caseId={caseId} acts={doable.acts} />
          </li>
        ))}
        {endContact.enabled(world) && (
          <li>
            <CommandButton command={endContact} look="row" hint={words.acts.endHint} />
          </li>
        )}
      </ul>
    </section>
  )
}

function useDoables(view: CaseView, team: readonly AgentView[]): readonly Doable[] {
  const { acts } = useWorld().words
  const caseId = view.summary.id
  return [
    {
      form: 'solve',
      command: proposeSolved,
      acts: ['propose-solved'],
      shown: (
        <ActForm
          caseId={caseId}
          act="propose-solved"
          lead={acts.solveLead}
          label={acts.solveWords}
          hint={acts.solveWordsHint}
          submit={acts.solveSubmit}
          toAct={words => ({ act: 'propose-solved', words })}
        />
      ),
    },
    {
      form: 'report',
      command: reportSolved,
      acts: ['report-solved'],
      shown: (
        <ActForm
          caseId={caseId}
          act="report-solved"
          lead={acts.reportLead}
          label={acts.reportWords}
          submit={acts.reportSubmit}
          toAct={words => ({ act: 'report-solved', words })}
        />
      ),
    },
    {
      form: 'handover',
      command: handOver,
      acts: ['propose-handover'],
      shown: <HandoverForm view={view} team={team} />,
    },
    {
      form: 'refuse',
      command: sayNo,
      acts: ['refuse'],
      shown: <RefuseForm view={view} />,
    },
  ]
}

/** Where the case belongs: put aside, joined with another, split in two. */
function useSorting(view: CaseView): readonly Doable[] {
  return [
    { form: 'snooze', command: snooze, acts: ['snooze'], shown: <SnoozeForm view={view} /> },
    { form: 'merge', command: merge, acts: ['merge'], isRare: true, shown: <MergeForm view={view} /> },
    { form: 'split', command: split, acts: ['split'], isRare: true, shown: <SplitForm view={view} /> },
  ]
}
