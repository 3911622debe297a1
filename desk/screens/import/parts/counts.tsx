import { importWords } from '../../../../contract/words/import.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { SIGNS } from './outcome-signs.ts'

interface Props {
  readonly counts: {
    readonly added: number
    readonly changed: number
    readonly same: number
    readonly notTaken: number
  }
}

export function Counts({ counts }: Props) {
  const words = useWordsOf(importWords)
  const { added, changed, same, notTaken } = counts
  const all = [
    ['added', added],
    ['changed', changed],
    ['same', same],
    ['refused', notTaken],
  ] as const
  return (
    <ul className="import-counts">
      {all
        .filter(([, count]) => count > 0)
        .map(([outcome, count]) => (
          <li key={outcome} data-outcome={outcome}>
            <Icon sign={SIGNS[outcome]} size={13} /> {words.counts(count, outcome)}
          </li>
        ))}
    </ul>
  )
}
