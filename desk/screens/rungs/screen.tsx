/** On my rung: what waits for my decision, first what is due first; and for those who lead, how many wait on each rung. */
import { Link } from '@tanstack/react-router'
import type { RungCounts, RungList } from '../../../contract/ladder.ts'
import { useWorld } from '../../commands/world.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Late } from '../../parts/late.tsx'
import { Name } from '../../parts/name.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { duration, useNow, useTimes } from '../../when.tsx'
import { useRungs } from './data.ts'
import { AskedOf } from './parts/asked-of.tsx'
import { ToAnswer } from './parts/to-answer.tsx'

export function RungsScreen() {
  const { words, me } = useWorld()
  const { mine, all, toDecide, asked, failure } = useRungs(me.agent.role !== 'agent')
  const say = words.ladder
  return (
    <Page title={say.list}>
      <ToAnswer list={toDecide} />
      <p className="rungs-about">{say.listHint}</p>
      {!mine && !failure && <Late text={words.story.loading} />}
      {failure && <Sentence failure={failure} />}
      {mine?.cases.length === 0 && <p role="status">{say.listEmpty}</p>}
      <ol className="rungs-list">
        {mine?.cases.map(one => (
          <Row key={one.summary.id} one={one} />
        ))}
      </ol>
      {all && <Counts all={all} />}
      {asked && <AskedOf asked={asked} />}
    </Page>
  )
}

const MINUTE = 60_000

function Row({ one }: { one: RungList['cases'][number] }) {
  const { ladder: say } = useWorld().words
  const { summary, rung, standsFor, answerBy } = one
  return (
    <li>
      <Link to="/case/$caseId" params={{ caseId: summary.id }} className="rungs-row">
        <span className="rungs-who">
          <strong>
            <Name or={summary.customer.address}>{summary.customer.name}</Name>
          </strong>{' '}
          <span className="reference">{summary.reference}</span>
        </span>
        <TimeLeft until={answerBy} />
        <span className="rungs-words cut" dir="auto">
          {summary.lastWords}
        </span>
        <span className="soft">
          {say.rung(rung)}
          {standsFor !== null && ` ${say.standsFor(standsFor)}`}
          {summary.owner && ` · ${say.ownedBy(summary.owner.name)}`}
        </span>
      </Link>
    </li>
  )
}

function TimeLeft({ until }: { until: number | null }) {
  const { ladder: say, time } = useWorld().words
  const { short } = useTimes()
  const now = useNow(MINUTE)
  if (until === null) return null
  const isLate = until < now
  return (
    <span className="rungs-left" data-late={isLate}>
      {isLate && <Icon sign="warn" size={14} />}{' '}
      {isLate ? say.late(short(until)) : `${duration(until - now, time)}, ${say.left(short(until))}`}
    </span>
  )
}

function Counts({ all }: { all: RungCounts }) {
  const { ladder: say } = useWorld().words
  const { short } = useTimes()
  return (
    <section className="rungs-part" aria-labelledby="rungs-each">
      <h2 id="rungs-each">{say.each}</h2>
      {all.rungs.length === 0 ? (
        <p>{say.eachEmpty}</p>
      ) : (
        <div className="rungs-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{say.rungColumn}</th>
                <th scope="col">{say.person}</th>
                <th scope="col">{say.waiting}</th>
                <th scope="col">{say.first}</th>
              </tr>
            </thead>
            <tbody>
              {all.rungs.map(({ rung, name, waiting, late, firstDueAt }) => (
                <tr key={`${rung} ${name}`}>
                  <th scope="row">{rung}</th>
                  <td dir="auto">{name}</td>
                  <td>
                    {say.count(waiting)}
                    {late > 0 && (
                      <span className="chip">
                        <Icon sign="warn" size={10} /> {say.overdue(late)}
                      </span>
                    )}
                  </td>
                  <td>{firstDueAt === null ? '' : short(firstDueAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
