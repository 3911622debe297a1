/** Outages of many customers: written down with their accounts, ended, put right, with what they have cost so far. */
import { useState } from 'react'
import type { OutageDone, OutageView } from '../../../contract/failures.ts'
import { NotDone } from '../../api/ask.ts'
import { openOutages } from '../../commands/failures.ts'
import { useWorld } from '../../commands/world.tsx'
import { Late } from '../../parts/late.tsx'
import { useMoney } from '../../parts/money.ts'
import { Name } from '../../parts/name.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { useTimes } from '../../when.tsx'
import { useChanging, useNoting, useOutages } from './data.ts'
import { OutageForm } from './parts/outage-form.tsx'

export function OutagesScreen() {
  const world = useWorld()
  const { words } = world
  const say = words.failures
  const { outages, failure } = useOutages()
  return (
    <Page title={say.list}>
      <p className="rungs-about">{say.about}</p>
      {openOutages.enabled(world) && <NewOutagePart />}
      {!outages && !failure && <Late text={words.story.loading} />}
      {failure && <Sentence failure={failure} />}
      {outages?.length === 0 && <p role="status">{say.none}</p>}
      <ol className="outage-list">
        {outages?.map(outage => (
          <Row key={outage.id} outage={outage} />
        ))}
      </ol>
    </Page>
  )
}

function NewOutagePart() {
  const { failures: say } = useWorld().words
  const noting = useNoting()
  const [id, renew] = useState(() => crypto.randomUUID())
  return (
    <details className="outage-new">
      <summary>{say.newOne}</summary>
      <OutageForm
        isBusy={noting.isPending}
        onSave={({ place, event, service, from, until, accounts }) =>
          noting.mutate(
            { id, place, event, service, from, until, accounts },
            { onSuccess: () => renew(crypto.randomUUID()) },
          )
        }
      />
      <Answer done={noting.data} error={noting.error} />
    </details>
  )
}

function Row({ outage }: { outage: OutageView }) {
  const { failures: say } = useWorld().words
  const { full } = useTimes()
  const { id, place, event, service, from, until, version, accounts, waiting, notedBy } = outage
  const changing = useChanging(id)
  const when = until === null ? say.goesOn(full(from)) : say.lasted(full(from), full(until))
  const end = () => changing.mutate({ version, from, until: Date.now() })
  return (
    <li className="outage" data-open={until === null}>
      <h3>{place}</h3>
      <p>
        <strong>{say.events[event]}</strong> ({say.services[service]}) {when}
      </p>
      <p className="soft">
        {say.accounts(accounts)}
        {waiting > 0 && ` · ${say.waiting(waiting)}`} · {say.by('')}
        <Name>{notedBy}</Name>
      </p>
      <Cost outage={outage} />
      {until === null && (
        <button type="button" className="button button-plain" disabled={changing.isPending} onClick={end}>
          {say.ended}
        </button>
      )}
      <details>
        <summary>{say.correct}</summary>
        <OutageForm
          outage={outage}
          isBusy={changing.isPending}
          onSave={change =>
            changing.mutate({ version, from: change.from, until: change.until, accounts: change.accounts })
          }
        />
      </details>
      <Answer done={changing.data} error={changing.error} />
    </li>
  )
}

function Cost({ outage: { given } }: { outage: OutageView }) {
  const { failures: say } = useWorld().words
  const money = useMoney()
  return given.map(({ minor, currency, count }) => (
    <p key={currency}>{say.cost(money(minor, currency), count)}</p>
  ))
}

function Answer({ done, error }: { done: OutageDone | undefined; error: Error | null }) {
  const { failures: say } = useWorld().words
  if (error) return <Sentence failure={error instanceof NotDone ? error.failure : null} />
  if (!done || done.found + done.unknownCount === 0) return null
  return (
    <div role="status">
      {done.found > 0 && <p>{say.found(done.found)}</p>}
      {done.unknownCount > 0 && (
        <p className="said">{say.unknown(done.unknownCount, done.unknown.join(', '))}</p>
      )}
    </div>
  )
}
