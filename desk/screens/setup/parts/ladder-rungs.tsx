/** Rungs in their order: added, moved and taken off. */
import type { LadderSetup } from '../../../../contract/ladder.ts'
import { ladderSetupWords } from '../../../../contract/words/ladder-setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { LadderRung } from './ladder-rung.tsx'

type Rung = LadderSetup['rungs'][number]

interface Props {
  readonly rungs: readonly Rung[]
  readonly people: LadderSetup['people']
  /** Who stands on rungs that go along with these. */
  readonly taken: readonly string[]
  /** Its last one is the last inside. */
  readonly hasLast: boolean
  readonly onChange: (rungs: readonly Rung[]) => void
}

export function LadderRungs({ rungs, people, taken, hasLast, onChange }: Props) {
  const say = useWordsOf(ladderSetupWords)
  const isFree = (id: string) => !taken.includes(id) && !rungs.some(({ agentId }) => agentId === id)
  const free = people.find(({ id }) => isFree(id))
  return (
    <>
      <ol className="ladder-rungs">
        {rungs.map((rung, nth) => (
          <LadderRung
            key={rung.agentId}
            rung={rung}
            nth={nth}
            count={rungs.length}
            hasLast={hasLast}
            people={people.filter(({ id }) => id === rung.agentId || isFree(id))}
            onChange={changed => onChange(rungs.with(nth, changed))}
            onMove={by => onChange(moved(rungs, nth, by))}
            onRemove={() => onChange(rungs.toSpliced(nth, 1))}
          />
        ))}
      </ol>
      {free && (
        <p>
          <button
            type="button"
            className="button button-plain"
            onClick={() =>
              onChange([...rungs, { agentId: free.id, within: { amount: 2, unit: 'working-days' } }])
            }
          >
            {say.add}
          </button>
        </p>
      )}
    </>
  )
}

function moved(rungs: readonly Rung[], nth: number, by: -1 | 1): readonly Rung[] {
  const rung = rungs[nth]
  return rung ? rungs.toSpliced(nth, 1).toSpliced(nth + by, 0, rung) : rungs
}
