/** Cutting a service off: planned for a day, told by a letter that has to arrive, and carried out no sooner than it may be. */
import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseView, CustomerView } from '../../../../contract/desk.ts'
import type { Failure } from '../../../api/ask.ts'
import { type CutAct, doCut } from '../../../api/cuts.ts'
import { cutOff } from '../../../commands/cuts.ts'
import { useWorld } from '../../../commands/world.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { ChoiceField, TextField } from '../../../parts/field.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { PressRow } from './press-row.tsx'

type Service = CustomerView['accounts'][number]['services'][number]
type Do = (act: CutAct) => void

const NOTICE_DAYS = 15
/** The letter may take a day. */
const SPARE_DAYS = 2

export function Cuts({ view: { summary, customer } }: { view: CaseView }) {
  const { cuts: say } = useWorld().words
  const { do: form } = useSearch({ strict: false })
  const client = useQueryClient()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const running = customer.accounts.flatMap(({ services }) =>
    services.filter(({ state }) => state === 'active'),
  )
  const planned = running.filter(({ cutPlannedOn }) => cutPlannedOn != null)
  const isOpen = form === 'cut'
  if (customer.accounts.length === 0) return null
  const settle = async (one: CutAct) => {
    setBusy(true)
    setFailure(await doCut(client, summary.id, one))
    setBusy(false)
  }
  const act: Do = one => void settle(one)
  return (
    <section className="rail-part cuts" aria-labelledby="cuts-title" hidden={!isOpen && form !== undefined}>
      <h2 id="cuts-title">{say.title}</h2>
      {planned.map(service => (
        <Planned key={service.id} service={service} act={act} isBusy={isBusy} />
      ))}
      {!isOpen && <CommandButton command={cutOff} look="row" />}
      {isOpen && running.length === 0 && <p className="hint">{say.none}</p>}
      {isOpen && running.length > 0 && <Plan running={running} act={act} isBusy={isBusy} />}
      <Sentence failure={failure} />
    </section>
  )
}

interface PartProps {
  readonly act: Do
  readonly isBusy: boolean
}

function Planned({ service, act, isBusy }: PartProps & { readonly service: Service }) {
  const { cuts: say } = useWorld().words
  const times = useTimes()
  const { id: serviceId, plan, identifier, cutPlannedOn, cutNoticeOn } = service
  if (cutPlannedOn == null) return null
  const earliest = cutNoticeOn == null ? null : latest(daysAfter(cutNoticeOn, NOTICE_DAYS), cutPlannedOn)
  return (
    <article className="cut-planned">
      <p>
        <strong>{say.planned(times.dateOf(cutPlannedOn))}</strong> {plan}{' '}
        <span className="soft break">{identifier}</span>
      </p>
      <p className="hint">
        {cutNoticeOn == null || earliest === null
          ? say.onItsWay
          : say.arrived(times.dateOf(cutNoticeOn), times.dateOf(earliest))}
      </p>
      {cutNoticeOn == null && (
        <PressRow label={say.otherWay} isBusy={isBusy} onPress={() => act({ do: 'notice', serviceId })} />
      )}
      {cutNoticeOn != null && (
        <PressRow
          label={say.carryOut}
          isBusy={isBusy}
          onPress={() => act({ do: 'carried-out', serviceId })}
        />
      )}
      <PressRow
        label={say.takeBack}
        isBusy={isBusy}
        onPress={() => act({ do: 'plan', serviceId, on: null })}
      />
    </article>
  )
}

function Plan({ running, act, isBusy }: PartProps & { readonly running: readonly Service[] }) {
  const { words, show } = useWorld()
  const { cuts: say, acts } = words
  const [chosen, setChosen] = useState<string | null>(null)
  const [on, setOn] = useState(firstDay)
  const serviceId = running.find(({ id }) => id === chosen)?.id ?? running[0]?.id
  return (
    <form
      className="cut-form"
      aria-label={say.open}
      onSubmit={event => {
        event.preventDefault()
        if (serviceId !== undefined) act({ do: 'plan', serviceId, on })
      }}
    >
      <ChoiceField
        label={say.service}
        autoFocus
        value={serviceId ?? ''}
        choices={running.map(({ id, plan, identifier }) => [id, `${plan} · ${identifier}`])}
        onChoose={setChosen}
      />
      <TextField
        label={say.on}
        hint={say.onHint}
        type="date"
        required
        value={on}
        onChange={event => setOn(event.currentTarget.value)}
      />
      <div className="form-acts">
        <button type="submit" className="button button-plain" disabled={isBusy}>
          {say.plan}
        </button>
        <button type="button" className="button button-quiet" onClick={() => show(null)}>
          {acts.cancel}
        </button>
      </div>
    </form>
  )
}

function firstDay(): string {
  return daysAfter(new Date().toISOString().slice(0, 10), NOTICE_DAYS + SPARE_DAYS)
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function latest(one: string, other: string): string {
  return one > other ? one : other
}
