/** Who else is here, before two people write the same answer. Says nothing while nobody is. */
import { useWorld } from '../../../commands/world.tsx'
import { Icon } from '../../../parts/icon.tsx'
import type { CaseData } from '../data.ts'

export function Beside({ data: { beside, writing } }: { data: Pick<CaseData, 'beside' | 'writing'> }) {
  const { work } = useWorld().words
  const names = beside.join(', ')
  const says =
    writing !== null
      ? work.beside.writes(writing)
      : beside.length === 1
        ? work.beside.looks(names)
        : work.beside.look(names)
  const isAlone = writing === null && beside.length === 0
  return (
    <p className="beside" role="status" data-writing={writing !== null}>
      {!isAlone && (
        <>
          <Icon sign="person" size={13} /> {says}
        </>
      )}
    </p>
  )
}
