/** Whoever leaves, or wants to pay less: heard, done in one step, or taken back as a mistake. Nothing stands in front of it. */
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import type { LeavingAct, LeavingOrder, LeavingService, LeavingView } from '../../../../contract/leaving.ts'
import { NotDone } from '../../../api/ask.ts'
import { leaving as leavingCommand } from '../../../commands/leaving.ts'
import { useWorld } from '../../../commands/world.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { ChoiceField, TextField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useMoney } from '../../../parts/money.ts'
import { Sentence } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'
import { useLeaving } from '../data.ts'
import { bringIntoSight } from './into-sight.ts'
import { PressRow } from './press-row.tsx'

type Do = (act: LeavingAct['act']) => void

export function Leaving({ view }: { view: CaseView }) {
  const { leaving: say } = useWorld().words
  const { do: form } = useSearch({ strict: false })
  const { leaving, doing } = useLeaving(view)
  if (!leaving) return null
  const isOpen = form === 'leaving' || leaving.leave === 'said' || leaving.payLess === 'said'
  const act: Do = one => doing.mutate(one)
  return (
    <section
      ref={form === 'leaving' ? bringIntoSight : null}
      className="rail-part leaving"
      aria-labelledby="leaving-title"
      hidden={!isOpen && form !== undefined}
    >
      <h2 id="leaving-title">{say.title}</h2>
      {!isOpen && <CommandButton command={leavingCommand} look="row" />}
      {isOpen && <Wishes leaving={leaving} act={act} isBusy={doing.isPending} />}
      {leaving.orders.map(order => (
        <Order key={order.id} order={order} act={act} isBusy={doing.isPending} />
      ))}
      {isOpen && (
        <Cancel
          key={form === 'leaving' ? 'asked for' : 'beside'}
          isAskedFor={form === 'leaving'}
          leaving={leaving}
          act={act}
          isBusy={doing.isPending}
        />
      )}
      {doing.error && <Sentence failure={doing.error instanceof NotDone ? doing.error.failure : null} />}
    </section>
  )
}

interface Part {
  readonly leaving: LeavingView
  readonly act: Do
  readonly isBusy: boolean
}

function Wishes({ leaving, act, isBusy }: Part) {
  const { leaving: say } = useWorld().words
  return (
    <>
      {leaving.leave === 'said' ? (
        <Said
          says={say.wantsToLeave}
          hint={say.leaveHint}
          onBack={() => act({ do: 'take-back', wish: 'leave' })}
        />
      ) : (
        leaving.leave !== 'done' && (
          <PressRow
            isBusy={isBusy}
            label={say.raiseLeave}
            onPress={() => act({ do: 'raise', wish: 'leave' })}
          />
        )
      )}
      {leaving.payLess === 'said' ? (
        <>
          <Said says={say.wantsToPayLess} onBack={() => act({ do: 'take-back', wish: 'pay-less' })} />
          <Cheaper leaving={leaving} act={act} isBusy={isBusy} />
        </>
      ) : (
        leaving.payLess !== 'done' && (
          <PressRow
            isBusy={isBusy}
            label={say.raisePayLess}
            onPress={() => act({ do: 'raise', wish: 'pay-less' })}
          />
        )
      )}
    </>
  )
}

function Said({ says, hint, onBack }: { says: string; hint?: string; onBack: () => void }) {
  const { leaving: say } = useWorld().words
  return (
    <p className="leaving-said" role="status">
      <Icon sign="warn" size={14} /> <strong>{says}</strong> {hint}{' '}
      <button type="button" className="button button-quiet" onClick={onBack}>
        {say.takeBack}
      </button>
    </p>
  )
}

/** How far it has come where the accounts are kept; what a person enters there is done with its reference. */
function Order({ order, act, isBusy }: { order: LeavingOrder; act: Do; isBusy: boolean }) {
  const { leaving: say } = useWorld().words
  const [reference, setReference] = useState('')
  const { id, what, plan, identifier, on, state, isByHand } = order
  return (
    <div className="leaving-order">
      <p>
        {say.orders[what](plan, on)} <span className="soft">{identifier}</span>
      </p>
      {order.reference !== null && (
        <p>
          <Icon sign="check" size={14} /> {say.orderDone(order.reference)}
        </p>
      )}
      {state === 'asked' && !isByHand && <p className="soft">{say.orderAsked}</p>}
      {state !== 'booked' && isByHand && (
        <form
          className="leaving-form"
          aria-label={say.orderByHand}
          onSubmit={event => {
            event.preventDefault()
            act({ do: 'book', orderId: id, reference })
          }}
        >
          <TextField
            label={say.reference}
            hint={say.orderByHand}
            required
            maxLength={64}
            value={reference}
            onChange={event => setReference(event.currentTarget.value)}
          />
          <button type="submit" className="button button-plain" disabled={isBusy}>
            {say.entered}
          </button>
        </form>
      )}
    </div>
  )
}

function Cheaper({ leaving, act, isBusy }: Part) {
  const { leaving: say } = useWorld().words
  const money = useMoney()
  const left = leaving.services.filter(({ isEnded }) => !isEnded)
  if (left.every(({ cheaper }) => cheaper.length === 0)) return <p className="hint">{say.noCheaper}</p>
  return left
    .filter(({ cheaper }) => cheaper.length > 0)
    .map(({ id: serviceId, plan, identifier, monthlyMinor, currency, cheaper }) => (
      <div key={serviceId} className="leaving-plans">
        <p>
          {say.change(plan, money(monthlyMinor, currency))} <span className="soft">{identifier}</span>
        </p>
        {cheaper.map(one => (
          <button
            key={one.plan}
            type="button"
            className="button button-row"
            disabled={isBusy}
            onClick={() => act({ do: 'change-plan', serviceId, plan: one.plan })}
          >
            <span>{say.change(one.plan, money(one.monthlyMinor, currency))}</span>
            <span className="soft">{say.less(money(one.lessMinor, currency))}</span>
          </button>
        ))}
      </div>
    ))
}

function Cancel({ leaving, act, isBusy, isAskedFor }: Part & { readonly isAskedFor: boolean }) {
  const { words, show } = useWorld()
  const { leaving: say, acts } = words
  const times = useTimes()
  const left = leaving.services.filter(({ isEnded }) => !isEnded)
  const [chosen, setChosen] = useState<string | null>(null)
  const [endsOn, setEndsOn] = useState(leaving.today)
  const serviceId = chosen ?? left.find(service => service.endsOn === null)?.id ?? left[0]?.id
  if (serviceId === undefined) return <p className="hint">{say.noServices}</p>
  return (
    <form
      className="leaving-form"
      aria-label={say.cancel}
      onSubmit={event => {
        event.preventDefault()
        act({ do: 'cancel', serviceId, endsOn, isConfirmed: true })
      }}
    >
      <ChoiceField
        label={say.service}
        autoFocus={isAskedFor}
        value={serviceId}
        choices={left.map(service => [service.id, named(service, day => say.endsOn(times.dateOf(day)))])}
        onChoose={setChosen}
      />
      <TextField
        label={say.until}
        type="date"
        min={leaving.today}
        max={leaving.latest}
        value={endsOn}
        onChange={event => setEndsOn(event.currentTarget.value)}
      />
      <div className="form-acts">
        <button type="submit" className="button button-plain" disabled={isBusy}>
          {say.confirm}
        </button>
        {isAskedFor && (
          <button type="button" className="button button-quiet" onClick={() => show(null)}>
            {acts.cancel}
          </button>
        )}
      </div>
    </form>
  )
}

function named({ plan, identifier, endsOn }: LeavingService, ends: (day: string) => string): string {
  return [plan, identifier, ...(endsOn === null ? [] : [ends(endsOn)])].join(' · ')
}
